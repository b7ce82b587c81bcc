package io.holdfast.management.support;

import io.holdfast.arm.AnonymousEndpoints;
import io.holdfast.arm.ArmRequest;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Deployment;
import io.holdfast.arm.Links;
import io.holdfast.arm.ManagementLimits;
import io.holdfast.arm.ManagementSettings;
import io.holdfast.arm.SignIn;
import io.holdfast.arm.resource.DefaultContent;
import io.holdfast.arm.resource.RoleResources;
import io.holdfast.arm.resource.ServiceResources;
import io.holdfast.identity.AuthenticationException;
import io.holdfast.identity.Principal;
import io.holdfast.identity.role.Directory;
import io.holdfast.identity.role.RoleApi;
import io.holdfast.identity.role.Roles;
import io.holdfast.management.ManagementParts;
import io.holdfast.management.ManagementServer;
import io.holdfast.model.testing.TestCertificate;
import io.holdfast.recovery.schedule.BackupPolicies;
import io.holdfast.recoveryapi.rights.RecoveryTrust;
import io.holdfast.service.NetworkParts;
import io.holdfast.store.Store;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import io.holdfast.vault.StorageAccounts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The management API over a real SQLite store, reached by real TLS. The bearer token is the caller's name. */
public final class TestServer implements AutoCloseable {

    public static final String TENANT = "11111111-1111-1111-1111-111111111111";
    public static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
    public static final String GROUP = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/rg1";
    public static final String SERVICES = GROUP + "/providers/Microsoft.ApiManagement/service/";
    public static final String BODY =
            "{\"location\":\"westus\",\"sku\":{\"name\":\"Developer\",\"capacity\":1},\"properties\":{\"publisherEmail\":\"a@example.org\",\"publisherName\":\"A\"}}";

    public final ManagementSettings settings;
    public final Store store;
    public final FakeRecovery recovery;
    public final BackupPolicies policies;
    public final Roles roles;
    public final TestCertificate certificate;
    public final AtomicReference<ServiceResources> resources = new AtomicReference<>(TestServer::echo);
    public final AtomicReference<DefaultContent> content = new AtomicReference<>((service, configuration) -> {});
    public final AtomicBoolean ready = new AtomicBoolean(true);
    public final ManagementParts parts;
    private final ManagementServer server;
    private final HttpClient client;

    public TestServer(Path directory) throws Exception {
        this(directory, Optional.empty(), false);
    }

    public TestServer(Path directory, NetworkParts network) throws Exception {
        this(directory, Optional.empty(), false, network);
    }

    public TestServer(Path directory, Optional<URI> publicUrl, boolean trustForwarded) throws Exception {
        this(directory, publicUrl, trustForwarded, NetworkParts.DEFAULT);
    }

    public TestServer(Path directory, ManagementLimits limits) throws Exception {
        this(directory, Optional.empty(), false, NetworkParts.DEFAULT, limits);
    }

    private TestServer(Path directory, Optional<URI> publicUrl, boolean trustForwarded, NetworkParts network)
            throws Exception {
        this(directory, publicUrl, trustForwarded, network, ManagementLimits.ofThisMachine());
    }

    private TestServer(
            Path directory,
            Optional<URI> publicUrl,
            boolean trustForwarded,
            NetworkParts network,
            ManagementLimits limits)
            throws Exception {
        Files.createDirectories(directory);
        certificate = TestCertificate.shared();
        store = Stores.open(StoreSettings.in(directory.resolve("data")));
        recovery = new FakeRecovery(store);
        var account = new StorageAccounts.Account(directory.resolve("storage").toUri(), Optional.of("c2VjcmV0"));
        policies = BackupPolicies.create(
                store, recovery, new StorageAccounts(Map.of("local", account)), Clock.systemUTC());
        roles = new Roles(store.records(), Directory.UNKNOWN, Clock.systemUTC());
        roles.owners().ensure(principal("owner").objectId());
        settings = new ManagementSettings(
                new ManagementSettings.Listener("127.0.0.1", 0, certificate.pem(), certificate.key()),
                new Deployment(TENANT, List.of(new Deployment.Subscription(SUBSCRIPTION, "Default")), "eastus"),
                new Links(publicUrl, trustForwarded),
                SignIn.HERE,
                new ManagementSettings.Gateway("gateway.test", 8444),
                1);
        parts = new ManagementParts(
                store,
                recovery,
                policies,
                TestServer::authenticate,
                roles,
                request -> resources.get().handle(request),
                (service, configuration) -> content.get().write(service, configuration),
                AnonymousEndpoints.NONE,
                RoleResources.of(new RoleApi(roles)),
                Optional.empty(),
                network,
                RecoveryTrust.DEFAULT,
                Clock.systemUTC());
        server = ManagementServer.start(settings, parts, ready::get, limits, List::of);
        client = HttpClient.newBuilder().sslContext(certificate.client()).build();
    }

    /** Names the request back. */
    public static ArmResponse echo(ArmRequest request) {
        String text = "{\"method\":\"" + request.method() + "\",\"path\":\"" + String.join("|", request.path())
                + "\",\"body\":" + request.body().length + "}";
        return ArmResponse.json(200, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Principal authenticate(String authorization) throws AuthenticationException {
        if (authorization == null) {
            throw new AuthenticationException(
                    "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.");
        }
        if (authorization.equals("Bearer wrong-audience")) {
            throw new AuthenticationException(
                    "InvalidAuthenticationTokenAudience",
                    "The access token has been obtained for wrong audience or resource 'https://other.example'.");
        }
        return principal(authorization.substring("Bearer ".length()));
    }

    /** Everybody has an object id of his own. */
    public static Principal principal(String name) {
        String id = java.util
                .UUID
                .nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString();
        return new Principal(id, name, name, TENANT, List.of());
    }

    public String url() {
        return "https://localhost:" + server.port();
    }

    public int port() {
        return server.port();
    }

    public HttpClient client() {
        return client;
    }

    public Answer get(String path) {
        return send("owner", "GET", path, null);
    }

    public Answer put(String path, String body) {
        return send("owner", "PUT", path, body);
    }

    public Answer post(String path, String body) {
        return send("owner", "POST", path, body);
    }

    /** @param who the caller, or null for none; {@code headers} are names and values by turns */
    public Answer send(String who, String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(path.startsWith("https:") ? path : url() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (who != null) {
            request.header("Authorization", "Bearer " + who);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofString()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Makes the resource group and a service in it. */
    public void makeService(String name) {
        put(GROUP + "?api-version=2021-04-01", "{\"location\":\"westus\"}");
        var answer = put(SERVICES + name + "?api-version=2022-08-01", BODY);
        if (answer.status() != 201) {
            throw new AssertionError(answer.body());
        }
    }

    public void stop() {
        server.close();
    }

    @Override
    public void close() {
        client.close();
        server.close();
        policies.close();
        store.close();
    }

    /** An answer. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        public String at(String pointer) {
            return json().at(pointer).asString();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }
}
