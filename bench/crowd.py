"""Run by crowd.sh: what somebody greedy does, and how long others wait meanwhile."""
import collections, json, os, resource, shutil, socket, ssl, subprocess, sys, tempfile, threading, time, uuid
import urllib.error, urllib.parse, urllib.request

HOLDFAST = os.environ["HOLDFAST"]
V = "?api-version=2022-08-01"
MIB = 1 << 20


class Server:
    def __init__(self, options="", settings=(), files=None):
        self.data = tempfile.mkdtemp(prefix="holdfast-crowd-")
        self.log = open(os.path.join(self.data, "log"), "wb")
        argv = [HOLDFAST, "server", "--data", self.data]
        for s in ("management.port=0", "gateway.port=0", "gateway.tlsPort=0", "gateway.host=127.0.0.1") + tuple(settings):
            argv += ["--set", s]
        limit = (lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))) if files else None
        env = dict(os.environ, HOLDFAST_JAVA_OPTS=options)
        self.process = subprocess.Popen(argv, stdout=self.log, stderr=self.log, env=env, preexec_fn=limit)
        said = os.path.join(self.data, "endpoints.json")
        while not os.path.exists(said):
            if self.process.poll() is not None:
                sys.exit(open(self.log.name).read())
            time.sleep(0.05)
        time.sleep(0.2)
        self.at = json.load(open(said))
        self.tls = ssl.create_default_context(cafile=self.at["caFile"])
        self.token = self.sign_in(json.load(open(self.at["credentialsFile"])))
        self.group = f"/subscriptions/{self.at['subscriptionId']}/resourceGroups/g"
        self.service = self.group + "/providers/Microsoft.ApiManagement/service/crowd"
        self.arm("PUT", self.group + "?api-version=2021-04-01", {"location": "eastus"})
        self.arm("PUT", self.service + V, {"location": "eastus", "sku": {"name": "Developer", "capacity": 1},
                                           "properties": {"publisherEmail": "a@example.org", "publisherName": "A"}})
        while self.arm("GET", self.service + V)[0] != 200:
            time.sleep(0.1)

    def sign_in(self, secret):
        form = urllib.parse.urlencode({"grant_type": "client_credentials", "client_id": secret["clientId"],
                                       "client_secret": secret["clientSecret"], "scope": "https://management.azure.com/.default"})
        url = f"{self.at['management']}/{self.at['tenantId']}/oauth2/v2.0/token"
        return json.load(urllib.request.urlopen(urllib.request.Request(url, form.encode()), context=self.tls))["access_token"]

    def another(self):
        """The token of somebody who may read another service, and the path of that service."""
        application = f"/providers/Holdfast.Identity/applications/{uuid.uuid4()}"
        version = "?api-version=2026-11-01"
        made = json.loads(self.arm("PUT", application + version, {"properties": {"displayName": "another"}})[1])
        secret = json.loads(self.arm("POST", f"{application}/addSecret{version}", {"properties": {"displayName": "a"}})[1])
        group = self.group + "-2"
        service = group + "/providers/Microsoft.ApiManagement/service/quiet"
        self.arm("PUT", group + "?api-version=2021-04-01", {"location": "eastus"})
        self.arm("PUT", service + V, {"location": "eastus", "sku": {"name": "Developer", "capacity": 1},
                                      "properties": {"publisherEmail": "a@example.org", "publisherName": "A"}})
        self.arm("PUT", f"{group}/providers/Microsoft.Authorization/roleAssignments/{uuid.uuid4()}?api-version=2022-04-01",
                 {"properties": {"principalId": made["properties"]["objectId"], "principalType": "ServicePrincipal",
                                 "roleDefinitionId": "/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7"}})
        return self.sign_in(secret["properties"]), service

    def arm(self, method, path, body=None, timeout=60, token=None):
        sent = urllib.request.Request(self.at["management"] + path, None if body is None else json.dumps(body).encode(), method=method,
                                      headers={"Authorization": "Bearer " + (token or self.token), "Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(sent, context=self.tls, timeout=timeout) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as e:
            return e.code, e.read()

    def door(self, which):
        host, port = self.at[which].split("//")[1].split(":")
        return host, int(port)

    def secure(self):
        return self.tls.wrap_socket(socket.create_connection(self.door("management"), 30), server_hostname="localhost")

    def get(self, path):
        with socket.create_connection(self.door("gateway"), 30) as s:
            s.sendall(f"GET {path} HTTP/1.1\r\nHost: crowd.gateway.localhost\r\nConnection: close\r\n\r\n".encode())
            return int(s.recv(12)[9:])

    def backup(self):
        key = open(self.at["storageKeyFile"]).read().strip() if self.at.get("storageKeyFile") else ""
        return self.arm("POST", self.service + "/backup" + V, {"storageAccount": "local", "containerName": "crowd", "backupName": f"b{time.monotonic_ns()}",
                                                              "accessType": "AccessKey", "accessKey": key})[0]

    def report(self, scene, **calls):
        for name, call in calls.items():
            waits, answers = [], collections.Counter()
            for _ in range(5):
                began = time.monotonic()
                try:
                    answers[call()] += 1
                except OSError as e:
                    answers[type(e).__name__] += 1
                waits.append(time.monotonic() - began)
            print(f"{scene:12} {name:12} answers {dict(answers)}  longest wait {max(waits):.3f} s", flush=True)

    def others(self, scene, **more):
        self.report(scene, management=lambda: self.arm("GET", self.service + V)[0],
                    gateway=lambda: self.get("/status-0123456789abcdef"), **more)

    def stop(self):
        self.process.terminate()
        self.process.wait()
        text = open(self.log.name, errors="replace").read()
        print(f"{'':12} OutOfMemoryError in the log: {text.count('OutOfMemoryError')}")
        shutil.rmtree(self.data, ignore_errors=True)


SILENT = """
import socket, sys
kept = []
for i in range(1000):
    try:
        kept.append(socket.create_connection((sys.argv[1], int(sys.argv[2])), timeout=2))
    except OSError:
        pass
print("open", flush=True)
sys.stdin.read()
"""


def together(count, one):
    threads = [threading.Thread(target=one, args=(i,), daemon=True) for i in range(count)]
    for t in threads:
        t.start()
    until = time.monotonic() + 60
    for t in threads:
        t.join(max(0, until - time.monotonic()))


def connections():
    for door in ("gateway", "management"):
        server = Server(files=2048)
        host, port = server.door(door)
        crowd = [subprocess.Popen([sys.executable, "-c", SILENT, host, str(port)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
                 for _ in range(10)]
        server.others("connections", **{"while " + door: lambda: server.arm("GET", server.service + V)[0]})
        for one in crowd:
            one.stdout.readline()
        server.others("connections", backup=server.backup)
        for one in crowd:
            one.kill()
        server.stop()


def contents():
    server = Server("-Xmx512m")
    kept, size = [], 31 * MIB

    def one(i):
        try:
            s = server.secure()
            kept.append(s)
            s.sendall(f"PUT {server.service}/apis/x{i}{V} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {server.token}\r\n"
                      f"Content-Length: {size}\r\n\r\n".encode())
            for _ in range(size // 65536 - 1):
                s.sendall(b" " * 65536)
        except OSError:
            pass

    together(64, one)
    server.others("contents", backup=server.backup)
    answers = collections.Counter()
    for s in kept:
        s.settimeout(0.2)
        try:
            answers[s.recv(12)[9:].decode()] += 1
        except OSError:
            answers["waits"] += 1
    print(f"{'contents':12} the 64: {dict(answers)}")
    server.stop()


def imports():
    server = Server("-Xmx512m")
    text = "openapi: 3.0.1\ninfo: {title: t, version: '1'}\nx-a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    for i in range(9):
        text += f"x-{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 10)}]\n"
    body, answers = {"properties": {"format": "openapi", "value": text + "paths: {}\n", "path": "b"}}, collections.Counter()

    def one(i):
        try:
            answers[server.arm("PUT", f"{server.service}/apis/b{i}{V}", body)[0]] += 1
        except OSError as e:
            answers[type(e).__name__] += 1

    token, quiet = server.another()
    crowd = threading.Thread(target=together, args=(280, one))
    crowd.start()
    server.report("imports", another=lambda: server.arm("GET", quiet + "/apis" + V, token=token)[0], backup=server.backup, gateway=lambda: server.get("/status-0123456789abcdef"))
    crowd.join()
    print(f"{'imports':12} the 280: {dict(answers)}")
    server.stop()


def uploads():
    server = Server("-Xmx512m", ("gateway.bodyMebibytes=64", "gateway.allowLocal=on"))
    backend = socket.create_server(("127.0.0.1", 0))
    api = server.service + "/apis/buf"
    server.arm("PUT", api + V, {"properties": {"displayName": "buf", "path": "buf", "protocols": ["http"], "subscriptionRequired": False,
                                               "serviceUrl": f"http://127.0.0.1:{backend.getsockname()[1]}"}})
    server.arm("PUT", api + "/operations/p" + V, {"properties": {"displayName": "p", "method": "POST", "urlTemplate": "/*"}})
    server.arm("PUT", api + "/policies/policy" + V, {"properties": {"format": "rawxml", "value":
               "<policies><inbound><base/></inbound><backend><forward-request buffer-request-body=\"true\"/></backend>"
               "<outbound><base/></outbound><on-error><base/></on-error></policies>"}})
    kept, size = [], 4 * MIB - 10

    def one(i):
        try:
            s = socket.create_connection(server.door("gateway"), 30)
            kept.append(s)
            s.sendall(f"POST /buf/x HTTP/1.1\r\nHost: crowd.gateway.localhost\r\nContent-Length: {size}\r\n\r\n".encode())
            for _ in range(size // 65536):
                s.sendall(b"x" * 65536)
        except OSError:
            pass

    together(150, one)
    server.others("uploads", echo=lambda: server.get("/echo/resource"))
    server.stop()


SCENES = {"connections": connections, "contents": contents, "imports": imports, "uploads": uploads}
for name in sys.argv[1:] or SCENES:
    SCENES[name]()
