"""Calls every command of `az apim` at least once in one process (each start of az costs more than a second) and checks what it answers.

    python3 walk.py CONNECTION.json

CONNECTION.json: management, clientId, clientSecret, tenantId, storageKey, operator, operatorSecret and operatorPrincipal (an application without a role), group and service
(the ids of shop and contoso), openapi (a file).
Prints a line for each call, "ok" or "FAIL" and what was wrong, and ends with 1 if anything was. AZURE_CONFIG_DIR and REQUESTS_CA_BUNDLE
come from the environment."""

import io
import json
import sys

import models
from azure.cli.core import get_default_cli

GROUP, SERVICE, STANDBY = "shop", "contoso", "standby"
ON = f"-g {GROUP} -n {SERVICE}"
OF = f"-g {GROUP} --service-name {SERVICE}"
# API Management Service Operator Role, as in Azure.
OPERATOR = "/providers/Microsoft.Authorization/roleDefinitions/e022efe7-f5ba-4159-bbe4-b44f577e9b61"

failures = 0
called = set()


def az(words, check=None, refused=None):
    """One call. `check` gets the answer; `refused` is the exit code that it must end with: 3 says that something is not there."""
    global failures
    arguments = words if isinstance(words, list) else words.split(" ")
    called.add(" ".join(next_words(arguments)))
    code, answer, said = invoke(arguments)
    problem = None
    if refused is not None:
        if code != refused:
            problem = f"was to end with {refused}, but ended with {code}: {said[-600:]}"
    elif code != 0:
        problem = f"ended with {code}: {said[-600:]}"
    else:
        try:
            if check is not None and not check(answer):
                problem = "answered " + shown(answer)
        except (AttributeError, KeyError, TypeError) as error:  # the answer has another form
            problem = f"{error!r} at {shown(answer)}"
    failures += problem is not None
    command = " ".join(next_words(arguments))
    print(f"FAIL  az {command}: {problem}" if problem else f"ok    az {command}", flush=True)
    return None if problem else answer


def invoke(arguments):
    """Exit code, answer, and what az said about it."""
    cli = get_default_cli()
    said = io.StringIO()
    stderr, sys.stderr = sys.stderr, said
    try:
        code = cli.invoke(arguments, out_file=io.StringIO())
    except SystemExit as stopped:
        code = stopped.code
    finally:
        sys.stderr = stderr
    error = cli.result.error if cli.result else None
    return code, cli.result.result if cli.result else None, f"{error or ''} {said.getvalue()}"


def next_words(arguments):
    """The command itself: what stands before the first option."""
    for word in arguments:
        if word.startswith("-"):
            return
        yield word


def shown(answer):
    """Of a long list only the names."""
    text = json.dumps(answer, default=str)
    if len(text) > 600 and isinstance(answer, list):
        return "items " + ", ".join(sorted(names(answer)))
    return text[:600]


def names(answer):
    return {item["name"] for item in answer}


def sign_in(connection):
    az(f"cloud register -n holdfast --endpoint-resource-manager {connection['management']}")
    az("cloud set -n holdfast")
    az(
        "login --service-principal -u {clientId} -p {clientSecret} --tenant {tenantId}".format(**connection),
        lambda found: len(found) == 1,
    )


def services():
    az(f"group create -n {GROUP} -l eastus")
    az("apim check-name -n " + SERVICE, lambda a: a["nameAvailable"] is True)
    create = f"apim create -g {GROUP} --sku-name Premium --publisher-email p@shop.example --publisher-name"
    az([*create.split(" "), "A Publisher", "-n", SERVICE], lambda a: a["provisioningState"] == "Succeeded")
    az([*create.split(" "), "A Publisher", "-n", STANDBY], lambda a: a["sku"]["name"] == "Premium")
    az("apim check-name -n " + SERVICE, lambda a: a["nameAvailable"] is False)
    az(f"apim update {ON} --enable-managed-identity true", lambda a: a["identity"]["type"] == "SystemAssigned")
    # az sends the whole service without its identity here, which must stay.
    before = az(f"apim show {ON}", lambda a: a["identity"]["principalId"]) or {"identity": {}}
    az(f"apim update {ON} --tags team=core", lambda a: a["tags"] == {"team": "core"})
    az(f"apim show {ON}", lambda a: a["identity"]["principalId"] == before["identity"]["principalId"])
    az(f"apim list -g {GROUP}", lambda a: names(a) == {SERVICE, STANDBY})
    az(f"apim wait {ON} --exists --interval 1 --timeout 10")
    az(f"apim apply-network-updates {ON}")


def apis(openapi):
    az(
        ["apim", "api", "create", *OF.split(" "), "--api-id", "orders", "--path", "orders", "--display-name", "Orders of a shop"],
        lambda a: a["displayName"] == "Orders of a shop",
    )
    az(f"apim api show {OF} --api-id orders", lambda a: a["path"] == "orders")
    az(f"apim api update {OF} --api-id orders --description Changed", lambda a: a["description"] == "Changed")
    az(
        f"apim api import {OF} --path described --api-id described --specification-format OpenApi --specification-path {openapi}",
        lambda a: a["path"] == "described",
    )
    az(f"apim api list {OF}", lambda a: names(a) == {"orders", "described", "echo-api"})
    az(f"apim api wait {ON} --api-id orders --exists --interval 1 --timeout 10")
    operations()
    schemas()
    revisions()
    versions()
    az(f"apim api delete {OF} --api-id described --delete-revisions true -y")
    az(f"apim api show {OF} --api-id described", refused=3)


def operations():
    api = f"{OF} --api-id orders"
    az(
        f"apim api operation create {api} --operation-id one --url-template /orders/{{id}} --method GET --display-name One"
        " --params name=id type=string required=true",
        lambda a: a["urlTemplate"] == "/orders/{id}" and a["templateParameters"][0]["name"] == "id",
    )
    az(f"apim api operation show {api} --operation-id one", lambda a: a["method"] == "GET")
    az(f"apim api operation update {api} --operation-id one --description Reads", lambda a: a["description"] == "Reads")
    az(f"apim api operation list {api}", lambda a: names(a) == {"one"})
    az(
        f"apim api operation create {api} --operation-id two --url-template /orders --method POST --display-name Two",
        lambda a: a["name"] == "two",
    )
    az(f"apim api operation delete {api} --operation-id two")
    az(f"apim api operation list {api}", lambda a: names(a) == {"one"})


def schemas():
    api = f"{OF} --api-id orders"
    az(
        ["apim", "api", "schema", "create", *api.split(" "), "--schema-id", "order", "--schema-type",
         "application/vnd.oai.openapi.components+json", "--schema-content", '{"type": "object"}'],
        lambda a: a["name"] == "order",
    )
    az(f"apim api schema show {api} --schema-id order", lambda a: "openapi" in a["contentType"])
    az(f"apim api schema list {api}", lambda a: names(a) == {"order"})
    az(f"apim api schema get-etag {api} --schema-id order", lambda a: a is True)
    az(f"apim api schema wait {ON} --api-id orders --schema-id order --exists --interval 1 --timeout 10")
    az(f"apim api schema delete {api} --schema-id order -y")
    az(f"apim api schema list {api}", lambda a: a == [] or not list(a))


def revisions():
    api = f"{OF} --api-id orders"
    az(f"apim api revision create {api} --api-revision 2 --rev-description Second", lambda a: a["apiRevision"] == "2")
    az(f"apim api revision list {api}", lambda a: {r["apiRevision"] for r in a} == {"1", "2"})
    az(f"apim api release create {api} --release-id r2 --api-revision 2 --notes Better", lambda a: a["notes"] == "Better")
    az(f"apim api release show {api} --release-id r2", lambda a: a["name"] == "r2")
    az(f"apim api release update {api} --release-id r2 --notes Best", lambda a: a["notes"] == "Best")
    az(f"apim api release list {api}", lambda a: names(a) == {"r2"})
    az(f"apim api show {api}", lambda a: a["apiRevision"] == "2")
    az(f"apim api release delete {api} --release-id r2")
    az(f"apim api release list {api}", lambda a: not list(a))


def versions():
    az(
        f"apim api versionset create {OF} --version-set-id v --display-name Versions --versioning-scheme Segment",
        lambda a: a["versioningScheme"] == "Segment",
    )
    az(f"apim api versionset show {OF} --version-set-id v", lambda a: a["displayName"] == "Versions")
    az(f"apim api versionset update {OF} --version-set-id v --display-name Other", lambda a: a["displayName"] == "Other")
    az(f"apim api versionset list {OF}", lambda a: names(a) == {"v"})
    az(f"apim api versionset delete {OF} --version-set-id v")
    az(f"apim api versionset list {OF}", lambda a: not list(a))


def named_values():
    az(
        f"apim nv create {OF} --named-value-id token --display-name token --value hidden --secret true",
        lambda a: a["secret"] is True and a.get("value") is None,
    )
    az(f"apim nv show {OF} --named-value-id token", lambda a: a["displayName"] == "token" and a.get("value") is None)
    az(f"apim nv show-secret {OF} --named-value-id token", lambda a: a["value"] == "hidden")
    az(f"apim nv update {OF} --named-value-id token --value other", lambda a: a["displayName"] == "token")
    az(f"apim nv show-secret {OF} --named-value-id token", lambda a: a["value"] == "other")
    az(f"apim nv list {OF}", lambda a: names(a) == {"token"})
    az(f"apim nv wait {OF} --named-value-id token --exists --interval 1 --timeout 10")


def products():
    az(
        f"apim product create {OF} --product-id gold --product-name Gold --state published --subscription-required true"
        " --approval-required false",
        lambda a: a["displayName"] == "Gold" and a["state"] == "published",
    )
    az(f"apim product show {OF} --product-id gold", lambda a: a["name"] == "gold")
    az(f"apim product update {OF} --product-id gold --description Best", lambda a: a["description"] == "Best")
    az(f"apim product list {OF}", lambda a: "gold" in names(a))
    az(f"apim product wait {OF} --product-id gold --exists --interval 1 --timeout 10")
    az(f"apim product api add {OF} --product-id gold --api-id orders", lambda a: a["name"] == "orders")
    az(f"apim product api check {OF} --product-id gold --api-id orders")
    az(f"apim product api list {OF} --product-id gold", lambda a: names(a) == {"orders"})


def recovery(connection):
    place = ["--backup-name", "b", "--storage-account-name", "local", "--storage-account-container", "backups"]
    key = ["--storage-account-key", connection["storageKey"]]
    az(["apim", "backup", *ON.split(" "), *place, *key], lambda a: a["name"] == SERVICE)
    az(["apim", "restore", "-g", GROUP, "-n", STANDBY, *place, *key], lambda a: a["name"] == STANDBY)
    there = f"-g {GROUP} --service-name {STANDBY}"
    az(f"apim api list {there}", lambda a: names(a) == {"orders", "orders;rev=1", "echo-api"})
    az(f"apim nv show-secret {there} --named-value-id token", lambda a: a["value"] == "other")
    az(["apim", "backup", *ON.split(" "), *place, "--storage-account-key", "d3Jvbmc="], refused=1)
    az(
        f"monitor activity-log list --resource-id {connection['service']} --status Succeeded",
        lambda a: {"Microsoft.ApiManagement/service/backup/action", "Microsoft.ApiManagement/service/apis/write"}
        <= {record["operationName"]["value"] for record in a},
    )


def operators(connection):
    """Who may recover both services, and read no secret of either, restores the one into the other: the guide's main path."""
    # Debian's `az role assignment create` stops in its own client, before it sends anything.
    assignment = "/providers/Microsoft.Authorization/roleAssignments/0a0a0a0a-1b1b-2c2c-3d3d-4e4e4e4e4e4e"
    az(
        ["rest", "--method", "put", "--url", f"{connection['group']}{assignment}?api-version=2022-04-01", "--body",
         json.dumps({"properties": {"principalId": connection["operatorPrincipal"], "principalType": "ServicePrincipal",
                                    "roleDefinitionId": OPERATOR}})],
        lambda a: a["properties"]["principalId"] == connection["operatorPrincipal"],
    )
    az("login --service-principal -u {operator} -p {operatorSecret} --tenant {tenantId}".format(**connection))
    place = ["--backup-name", "o", "--storage-account-name", "local", "--storage-account-container", "backups"]
    key = ["--storage-account-key", connection["storageKey"]]
    az(["apim", "backup", *ON.split(" "), *place, *key], lambda a: a["name"] == SERVICE)
    az(["apim", "restore", "-g", GROUP, "-n", STANDBY, *place, *key], lambda a: a["name"] == STANDBY)
    az(f"apim nv show-secret -g {GROUP} --service-name {STANDBY} --named-value-id token", refused=1)
    az(f"apim nv update {OF} --named-value-id token --value mine", refused=1)
    az("login --service-principal -u {clientId} -p {clientSecret} --tenant {tenantId}".format(**connection))
    az(f"apim nv show-secret -g {GROUP} --service-name {STANDBY} --named-value-id token", lambda a: a["value"] == "other")


def farewell():
    az(f"apim nv delete {OF} --named-value-id token -y")
    az(f"apim nv show {OF} --named-value-id token", refused=3)
    az(f"apim product api delete {OF} --product-id gold --api-id orders")
    az(f"apim product delete {OF} --product-id gold --delete-subscriptions true -y")
    az(f"apim product show {OF} --product-id gold", refused=3)
    az(f"apim delete -g {GROUP} -n {STANDBY} -y")
    az("apim deletedservice list", lambda a: names(a) == {STANDBY})
    az(f"apim deletedservice show -l eastus -n {STANDBY}", lambda a: a["name"] == STANDBY)
    az(f"apim deletedservice purge -l eastus -n {STANDBY}")
    az("apim deletedservice list", lambda a: not list(a))


def left_out():
    """The commands that this az has and nobody called."""
    cli = get_default_cli()
    invocation = cli.invocation_cls(
        cli_ctx=cli, parser_cls=cli.parser_cls, commands_loader_cls=cli.commands_loader_cls, help_cls=cli.help_cls
    )
    cli.invocation = invocation
    invocation.commands_loader.load_command_table(["apim"])
    return sorted(c for c in invocation.commands_loader.command_table if c.startswith("apim ") and c not in called)


def main():
    global failures
    with open(sys.argv[1], encoding="utf-8") as file:
        connection = json.load(file)
    sign_in(connection)
    models.repair()
    services()
    apis(connection["openapi"])
    named_values()
    products()
    recovery(connection)
    operators(connection)
    farewell()
    for command in left_out():
        failures += 1
        print(f"FAIL  az {command}: was not called")
    sys.exit(1 if failures else 0)


main()
