package io.holdfast.management.applications;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.AnonymousEndpoints;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Deployment;
import io.holdfast.arm.Links;
import io.holdfast.arm.ManagementSettings;
import io.holdfast.arm.OpenApiDocument;
import io.holdfast.arm.Routes;
import io.holdfast.arm.SignIn;
import io.holdfast.arm.resource.RoleResources;
import io.holdfast.identity.role.RoleApi;
import io.holdfast.identity.setup.Identity;
import io.holdfast.identity.setup.IdentitySettings;
import io.holdfast.management.ManagementParts;
import io.holdfast.management.ManagementServer;
import io.holdfast.management.support.FakeRecovery;
import io.holdfast.management.support.TestServer;
import io.holdfast.model.testing.TestCertificate;
import io.holdfast.platform.applications.ApplicationEndpoints;
import io.holdfast.recovery.schedule.BackupPolicies;
import io.holdfast.recoveryapi.rights.RecoveryTrust;
import io.holdfast.service.NetworkParts;
import io.holdfast.store.ActivityFilter;
import io.holdfast.store.Store;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import io.holdfast.vault.StorageAccounts;
import java.net.URI;
import java.net.URLEncoder;
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
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Applications over real TLS with the embedded authority's real tokens. */
class ApplicationsTest {

    private static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000001";
    private static final String APPS = "/providers/Holdfast.Identity/applications";
    private static final String JOB = "aaaaaaaa-0000-4000-8000-00000000000a";
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private static final String OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

    @TempDir
    Path directory;

    private Store store;
    private Identity identity;
    private ManagementParts parts;
    private ManagementServer server;
    private HttpClient client;
    private JsonNode administrator;
    private String admin;

    @BeforeEach
    void start() throws Exception {
        open();
        administrator = JsonMapper.shared().readTree(Files.readAllBytes(directory.resolve("credentials.json")));
        admin = token(
                administrator.path("clientId").asString(),
                administrator.path("clientSecret").asString());
    }

    private void open() throws Exception {
        var certificate = TestCertificate.shared();
        store = Stores.open(StoreSettings.in(directory));
        identity = Identity.open(IdentitySettings.embedded(), store.records(), directory, Clock.systemUTC());
        var settings = new ManagementSettings(
                new ManagementSettings.Listener("127.0.0.1", 0, certificate.pem(), certificate.key()),
                new Deployment(
                        identity.tenantId(),
                        List.of(new Deployment.Subscription(SUBSCRIPTION.substring(15), "Default")),
                        "eastus"),
                Links.TO_HOST,
                SignIn.HERE,
                new ManagementSettings.Gateway("gateway.test", 443),
                1);
        var recovery = new FakeRecovery(store);
        parts = new ManagementParts(
                store,
                recovery,
                BackupPolicies.create(store, recovery, new StorageAccounts(Map.of()), Clock.systemUTC()),
                identity.authenticator(),
                identity.roles(),
                request -> ArmResponse.empty(200),
                (service, configuration) -> {},
                AnonymousEndpoints.of(identity.authority().orElseThrow()),
                RoleResources.of(new RoleApi(identity.roles())),
                identity.applicationRegistry(),
                NetworkParts.DEFAULT,
                RecoveryTrust.DEFAULT,
                Clock.systemUTC());
        server = ManagementServer.start(settings, parts);
        client = HttpClient.newBuilder().sslContext(certificate.client()).build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        store.close();
    }

    @Test
    void anApplicationIsRegisteredWorksWithinItsRoleAndIsDeleted() throws Exception {
        assertThat(register("backup job").statusCode()).isEqualTo(201);
        JsonNode credentials = addSecret(admin, "{\"properties\":{\"displayName\":\"first\"}}");
        String token = token(JOB, credentials.path("clientSecret").asString());
        assertThat(status(token, SUBSCRIPTION + "/resourceGroups/none")).isEqualTo(403);

        assign(credentials.path("objectId").asString(), READER, SUBSCRIPTION);
        assertThat(status(token, SUBSCRIPTION + "/resourceGroups/none")).isEqualTo(404);

        assertThat(send(admin, "DELETE", APPS + "/" + JOB, "").statusCode()).isEqualTo(200);

        // At once, although the token lives for an hour.
        assertThat(status(token, SUBSCRIPTION + "/resourceGroups/none")).isEqualTo(403);
        assertThat(signIn(JOB, credentials.path("clientSecret").asString()).statusCode())
                .isEqualTo(401);
        assertThat(identity.roles().assignments())
                .noneMatch(assignment -> assignment
                        .principalId()
                        .equals(credentials.path("objectId").asString()));
        assertThat(send(admin, "DELETE", APPS + "/" + JOB, "").statusCode()).isEqualTo(204);
        assertThat(send(admin, "GET", APPS + "/" + JOB, "").statusCode()).isEqualTo(404);
    }

    @Test
    void secretsAreShownOnceListedByIdExpireAndAreTakenBackOneByOne() throws Exception {
        register("job");
        JsonNode first = addSecret(admin, "{\"properties\":{\"displayName\":\"first\"}}");
        JsonNode second = addSecret(
                admin, "{\"properties\":{\"displayName\":\"second\",\"expires\":\"2999-01-31T01:00:00+01:00\"}}");

        String shown = send(admin, "GET", APPS + "/" + JOB, "").body();
        assertThat(shown)
                .doesNotContain(first.path("clientSecret").asString())
                .doesNotContain(second.path("clientSecret").asString());
        JsonNode secrets = JsonMapper.shared().readTree(shown).at("/properties/secrets");
        assertThat(secrets.findValuesAsString("displayName")).containsExactlyInAnyOrder("first", "second");
        assertThat(secrets.findValuesAsString("expires")).contains("2999-01-31T00:00:00Z");

        String one = APPS + "/" + JOB + "/secrets/" + first.path("secretId").asString();
        assertThat(send(admin, "DELETE", one, "").statusCode()).isEqualTo(200);
        assertThat(send(admin, "DELETE", one, "").statusCode()).isEqualTo(204);

        assertThat(signIn(JOB, first.path("clientSecret").asString()).statusCode())
                .isEqualTo(401);
        assertThat(signIn(JOB, second.path("clientSecret").asString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theAnswerWithTheSecretIsNotToBeKeptAndNoRecordHasIt() throws Exception {
        register("job");

        var answer = send(
                admin, "POST", APPS + "/" + JOB + "/addSecret", "{\"properties\":{\"displayName\":\"PLANTED-NAME\"}}");

        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        String secret = json(answer).at("/properties/clientSecret").asString();
        var records = store.activities()
                .query(ActivityFilter.between(0, Long.MAX_VALUE), null, 100)
                .records()
                .toString();
        assertThat(records)
                .contains("Holdfast.Identity/applications/write")
                .contains("Holdfast.Identity/applications/addSecret/action")
                .doesNotContain(secret)
                .doesNotContain("PLANTED-NAME");
    }

    /** With a secret of an application one has what it has: so who may not give roles may not make one. */
    @Test
    void nobodyRegistersWhoMayNotGiveRoles() throws Exception {
        register("job");
        JsonNode credentials = addSecret(admin, "{\"properties\":{\"displayName\":\"first\"}}");
        assign(credentials.path("objectId").asString(), CONTRIBUTOR, "");
        String contributor = token(JOB, credentials.path("clientSecret").asString());

        assertThat(status(contributor, APPS)).isEqualTo(200);
        String own = APPS + "/" + JOB;
        String body = "{\"properties\":{\"displayName\":\"x\"}}";
        for (String[] call : new String[][] {
            {"PUT", APPS + "/" + UUID.randomUUID(), body},
            {"PUT", own, body},
            {"POST", own + "/addSecret", body},
            {"POST", APPS + "/" + administrator.path("clientId").asString() + "/addSecret", body},
            {"DELETE", own, ""},
            {"DELETE", own + "/secrets/" + credentials.path("secretId").asString(), ""}
        }) {
            var answer = send(contributor, call[0], call[1], call[2]);
            assertThat(answer.statusCode()).as(call[0] + " " + call[1]).isEqualTo(403);
            assertThat(answer.body()).contains("Microsoft.Authorization/roleAssignments/");
        }
        String nobody = newcomer();
        assertThat(status(nobody, APPS)).isEqualTo(403);
        assertThat(send(nobody, "PUT", APPS + "/" + UUID.randomUUID(), body).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theAdministratorStays() throws Exception {
        String own = APPS + "/" + administrator.path("clientId").asString();
        JsonNode shown = json(send(admin, "GET", own, ""));
        assertThat(shown.at("/properties/isAdministrator").asBoolean()).isTrue();

        assertThat(send(admin, "DELETE", own, "").statusCode()).isEqualTo(409);
        assertThat(send(admin, "PUT", own, "{\"properties\":{\"displayName\":\"x\"}}")
                        .statusCode())
                .isEqualTo(409);
        String secret = shown.at("/properties/secrets/0/secretId").asString();
        assertThat(send(admin, "DELETE", own + "/secrets/" + secret, "").body()).contains("credentials.json");
        assertThat(signIn(
                                administrator.path("clientId").asString(),
                                administrator.path("clientSecret").asString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theLastOwnerIsNotDeleted() throws Exception {
        register("second owner");
        JsonNode credentials = addSecret(admin, "{\"properties\":{\"displayName\":\"first\"}}");
        assign(credentials.path("objectId").asString(), OWNER, "");
        String owner = token(JOB, credentials.path("clientSecret").asString());
        for (var assignment : identity.roles().assignments()) {
            if (!assignment.principalId().equals(credentials.path("objectId").asString())) {
                send(owner, "DELETE", roleAssignment("", assignment.name()), "", "2022-04-01");
            }
        }

        var refused = send(owner, "DELETE", APPS + "/" + JOB, "");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).at("/error/code").asString()).isEqualTo("LastOwner");
        assertThat(status(owner, APPS)).isEqualTo(200);
    }

    @Test
    void badRequestsAreRefused() throws Exception {
        register("job");
        String[][] requests = {
            {"PUT", "/nonsense", "{'properties':{'displayName':'x'}}"},
            {"PUT", "/aaaaaaaa-0000-4000-8000-00000000000b", "{}"},
            {"PUT", "/aaaaaaaa-0000-4000-8000-00000000000b", "{'properties':{'displayName':''}}"},
            {"PUT", "/aaaaaaaa-0000-4000-8000-00000000000b", "{'properties':{'displayName':5}}"},
            {"PUT", "/aaaaaaaa-0000-4000-8000-00000000000b", "{'properties':{'displayName':'\\u001b[31m'}}"},
            {"POST", "/" + JOB + "/addSecret", "{'properties':{}}"},
            {"POST", "/" + JOB + "/addSecret", "{'properties':{'displayName':'x','expires':'2020-01-01T00:00:00Z'}}"},
            {"POST", "/" + JOB + "/addSecret", "{'properties':{'displayName':'x','expires':'never'}}"},
            {"POST", "/" + JOB + "/addSecret", "{'properties':{'displayName':'x','expires':1e300}}"}
        };
        for (String[] request : requests) {
            assertThat(send(admin, request[0], APPS + request[1], request[2].replace('\'', '"'))
                            .statusCode())
                    .as(request[1] + " " + request[2])
                    .isEqualTo(400);
        }
        assertThat(json(send(admin, "GET", APPS, "")).path("value").size()).isEqualTo(2);
    }

    @Test
    void anApplicationHasTwentySecretsAtMost() throws Exception {
        register("job");
        for (int i = 0; i < 20; i++) {
            addSecret(admin, "{\"properties\":{\"displayName\":\"x\"}}");
        }

        var refused = send(admin, "POST", APPS + "/" + JOB + "/addSecret", "{\"properties\":{\"displayName\":\"x\"}}");

        assertThat(json(refused).at("/error/code").asString()).isEqualTo("SecretLimitExceeded");
    }

    @Test
    void withAnotherIssuerTheAnswerSaysWhereApplicationsAre(@TempDir Path other) throws Exception {
        try (var elsewhere = new TestServer(other)) {
            var answer = elsewhere.get(APPS + "?api-version=2026-11-01");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().at("/error/code").asString()).isEqualTo("ApplicationsAtIssuer");
            assertThat(answer.json().at("/error/message").asString()).contains("holdfast role assign");
        }
    }

    @Test
    void theDescriptionNamesExactlyWhatThereIs() throws Exception {
        JsonNode document = json(send(admin, "GET", "/providers/Holdfast.Identity/openapi", ""));
        var described = new TreeSet<String>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(List.of("get", "put", "post", "delete")::contains)
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        var mounted = new TreeSet<String>();
        var routes = new Routes();
        new ApplicationEndpoints(parts.applications(), parts.authorizer(), parts.clock(), "tenant").mount(routes);
        routes.described().stream()
                .map(route -> route.replace("/providers/Holdfast.Identity", ""))
                .filter(route -> !route.endsWith("/openapi"))
                .forEach(mounted::add);
        assertThat(described).isEqualTo(mounted);
        var references = new OpenApiDocument(ApplicationEndpoints.class).read().findValuesAsString("$ref");
        assertThat(references)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    private HttpResponse<String> register(String name) throws Exception {
        return send(admin, "PUT", APPS + "/" + JOB, "{\"properties\":{\"displayName\":\"" + name + "\"}}");
    }

    private JsonNode addSecret(String caller, String body) throws Exception {
        var answer = send(caller, "POST", APPS + "/" + JOB + "/addSecret", body);
        assertThat(answer.statusCode()).isEqualTo(200);
        return json(answer).path("properties");
    }

    private String newcomer() throws Exception {
        String id = UUID.randomUUID().toString();
        identity.installation().orElseThrow().applications().put(id, "nobody");
        return token(
                id,
                identity.installation()
                        .orElseThrow()
                        .applications()
                        .addSecret(id, "x")
                        .orElseThrow()
                        .clientSecret());
    }

    private void assign(String objectId, String role, String scope) throws Exception {
        String body = "{\"properties\":{\"roleDefinitionId\":\"" + role + "\",\"principalId\":\"" + objectId
                + "\",\"principalType\":\"ServicePrincipal\"}}";
        String name = UUID.randomUUID().toString();
        assertThat(send(admin, "PUT", roleAssignment(scope, name), body, "2022-04-01")
                        .statusCode())
                .isEqualTo(201);
    }

    private static String roleAssignment(String scope, String name) {
        return scope + "/providers/Microsoft.Authorization/roleAssignments/" + name;
    }

    private int status(String token, String path) throws Exception {
        return send(token, "GET", path, "", path.startsWith(APPS) ? "2026-11-01" : "2021-04-01")
                .statusCode();
    }

    private HttpResponse<String> send(String token, String method, String path, String body) throws Exception {
        return send(token, method, path, body, "2026-11-01");
    }

    private HttpResponse<String> send(String token, String method, String path, String body, String version)
            throws Exception {
        return client.send(
                HttpRequest.newBuilder(
                                URI.create("https://localhost:" + server.port() + path + "?api-version=" + version))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private String token(String clientId, String secret) throws Exception {
        return json(signIn(clientId, secret)).path("access_token").asString();
    }

    private HttpResponse<String> signIn(String clientId, String secret) throws Exception {
        String form = "grant_type=client_credentials&scope=https%3A%2F%2Fmanagement.azure.com%2F.default&client_id="
                + clientId + "&client_secret=" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return client.send(
                HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/" + identity.tenantId()
                                + "/oauth2/v2.0/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
