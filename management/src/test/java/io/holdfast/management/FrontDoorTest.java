package io.holdfast.management;

import static io.holdfast.management.support.TestServer.GROUP;
import static io.holdfast.management.support.TestServer.SERVICES;
import static io.holdfast.management.support.TestServer.SUBSCRIPTION;
import static io.holdfast.management.support.TestServer.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.ArmException;
import io.holdfast.management.support.RawHttps;
import io.holdfast.management.support.TestServer;
import io.holdfast.store.StoreException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every request meets before it is answered. */
class FrontDoorTest {

    private static final String V = "?api-version=2022-08-01";
    private static final String CORE = "?api-version=2021-04-01";

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(directory);
        server.makeService("Contoso");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/subscriptions|400|MissingApiVersionParameter|The api-version query parameter (?api-version=) is required for all requests.",
                "/subscriptions?api-version=|400|MissingApiVersionParameter|The api-version query parameter (?api-version=) is required for all requests.",
                "/subscriptions?api-version=yesterday|400|InvalidApiVersionParameter|The api-version 'yesterday' is invalid. The supported versions are '2014-04-01-preview,",
                "/subscriptions?api-version=2099-01-01|400|InvalidApiVersionParameter|The api-version '2099-01-01' is invalid. The supported versions are '",
                "/subscriptions/{s}/providers/Microsoft.ApiManagement/service?api-version=2099-01-01|404|InvalidResourceType|The resource type could not be found in the namespace 'Microsoft.ApiManagement' for api version '2099-01-01'.",
                "/subscriptions/{s}/providers/Microsoft.ApiManagement/nothing?api-version=2022-08-01|404|InvalidResourceType|The resource type could not be found in the namespace 'Microsoft.ApiManagement' for api version '2022-08-01'.",
                "/subscriptions/{s}/resourceGroups/rg1/providers/Microsoft.Compute/vms/x?api-version=2022-08-01|404|InvalidResourceNamespace|The resource namespace 'Microsoft.Compute' is invalid.",
                "/subscriptions/{s}/resourceGroups/rg1/providers/Microsoft.ApiManagement/service/contoso?api-version=2099-01-01|400|NoRegisteredProviderFound|No registered resource provider found for location 'West US' and API version '2099-01-01' for type 'service'. The supported api-versions are '2014-02-14, 2015-09-15,",
                "/subscriptions/{s}/resourceGroups/rg1/providers/Microsoft.ApiManagement/service/contoso/apis/a?api-version=2099-01-01|400|NoRegisteredProviderFound|No registered resource provider found for location 'West US' and API version '2099-01-01' for type 'service/apis'.",
                "/subscriptions/nobody?api-version=2021-04-01|400|InvalidSubscriptionId|The provided subscription identifier 'nobody' is malformed or invalid.",
                "/subscriptions/99999999-0000-0000-0000-000000000001?api-version=2021-04-01|404|SubscriptionNotFound|The subscription '99999999-0000-0000-0000-000000000001' could not be found.",
                "/subscriptions/{s}/resourceGroups/none?api-version=2021-04-01|404|ResourceGroupNotFound|Resource group 'none' could not be found.",
                "/subscriptions/{s}/resourceGroups/none/providers/Microsoft.ApiManagement/service/x?api-version=2022-08-01|404|ResourceGroupNotFound|Resource group 'none' could not be found.",
                "/subscriptions/{s}/resourceGroups/rg1/providers/Microsoft.ApiManagement/service/x?api-version=2022-08-01|404|ResourceNotFound|The Resource 'Microsoft.ApiManagement/service/x' under resource group 'rg1' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix",
                "/subscriptions/{s}/resourceGroups/rg1/providers/Microsoft.ApiManagement/service/x/apis?api-version=2022-08-01|404|ResourceNotFound|The Resource 'Microsoft.ApiManagement/service/x' under resource group 'rg1' was not found.",
                "/nowhere?api-version=2022-08-01|404|ResourceNotFound|The path '/nowhere' leads to nothing.",
                "/subscriptions/%zz?api-version=2022-08-01|400|InvalidRequestUri|The request URI cannot be understood: a % must be followed by two hexadecimal digits.",
                "/subscriptions/%00?api-version=2022-08-01|400|InvalidRequestUri|The request URI cannot be understood: it holds control characters."
            })
    void refusesAtTheDoor(String path, int status, String code, String message) throws Exception {
        // java.net.URI refuses malformed escapes, so these are sent by hand.
        var answer = RawHttps.get(server, path.replace("{s}", SUBSCRIPTION), "owner");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body())
                .startsWith("{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message.replace("\"", "\\\""));
        assertThat(answer.body()).doesNotContain("\"details\"").doesNotContain("innerError");
        assertThat(answer.header("x-ms-failure-cause")).isEqualTo("gateway");
        assertThat(answer.header("content-type")).isEqualTo("application/json; charset=utf-8");
    }

    @Test
    void asksForATokenAndNamesTheTenantOfTheSubscription() {
        var answer = server.send(null, "GET", "/subscriptions/" + SUBSCRIPTION + CORE, null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"code\":\"AuthenticationFailed\",\"message\":\"Authentication failed. The"
                        + " 'Authorization' header is missing.\"}}");
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo("Bearer authorization_uri=\"" + server.url() + "/" + TENANT
                        + "\", error=\"invalid_token\", error_description=\"The authentication failed because of"
                        + " missing 'Authorization' header.\"");
        var bare = server.send(null, "GET", "/subscriptions" + CORE, null);
        assertThat(bare.header("WWW-Authenticate")).startsWith("Bearer authorization_uri=\"" + server.url() + "\", ");
    }

    @Test
    void asksForATokenBeforeItLooksAtAnythingElse() {
        for (String path :
                new String[] {"/subscriptions", "/nowhere", SERVICES + "x?api-version=1", "/subscriptions/x"}) {
            assertThat(server.send(null, "GET", path, null).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void passesOnWhatIsWrongWithAToken() {
        var answer = server.send("wrong-audience", "GET", "/subscriptions" + CORE, null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.at("/error/code")).isEqualTo("InvalidAuthenticationTokenAudience");
        assertThat(answer.header("WWW-Authenticate"))
                .contains("error_description=\"The access token has been obtained");
    }

    @Test
    void saysWhoMayNotDoWhatAndWhere() {
        var nobody = TestServer.principal("nobody");
        var answer = server.send("nobody", "POST", SERVICES + "Contoso/backup" + V, "{}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":{\"code\":\"AuthorizationFailed\",\"message\":\"The client 'nobody' with object id '"
                                + nobody.objectId()
                                + "' does not have authorization to perform action"
                                + " 'Microsoft.ApiManagement/service/backup/action' over scope '"
                                + SERVICES
                                + "Contoso' or the scope is invalid. If access was recently granted, please refresh"
                                + " your credentials.\"}}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,SERVICE,Microsoft.ApiManagement/service/read",
        "PUT,SERVICE,Microsoft.ApiManagement/service/write",
        "PATCH,SERVICE,Microsoft.ApiManagement/service/write",
        "DELETE,SERVICE,Microsoft.ApiManagement/service/delete",
        "GET,SERVICE/operationresults/x,Microsoft.ApiManagement/service/operationresults/read",
        "GET,SERVICE/apis,Microsoft.ApiManagement/service/apis/read",
        "PUT,SERVICE/apis/a/operations/o,Microsoft.ApiManagement/service/apis/operations/write",
        "POST,SERVICE/subscriptions/s/listSecrets,Microsoft.ApiManagement/service/subscriptions/listSecrets/action",
        "DELETE,GROUP,Microsoft.Resources/subscriptions/resourceGroups/delete",
        "PUT,GROUP/providers/Microsoft.Authorization/roleAssignments/x,Microsoft.Authorization/roleAssignments/write"
    })
    void namesActionsByRule(String method, String path, String action) {
        String version = path.contains("Authorization") ? "?api-version=2022-04-01" : path.equals("GROUP") ? CORE : V;
        String target = path.replace("SERVICE", SERVICES + "Contoso").replace("GROUP", GROUP);

        var answer = server.send("nobody", method, target + version, method.equals("GET") ? null : "{}");

        assertThat(answer.at("/error/message")).contains("action '" + action + "'");
    }

    @Test
    void carriesCorrelationOnEveryAnswer() {
        String id = "ABCDEF00-0000-4000-8000-000000000000";
        for (String path : new String[] {"/subscriptions" + CORE, "/nowhere", "/subscriptions"}) {
            var answer = server.send(
                    "owner",
                    "GET",
                    path,
                    null,
                    "x-ms-correlation-request-id",
                    id,
                    "x-ms-client-request-id",
                    "mine",
                    "x-ms-return-client-request-id",
                    "true");

            assertThat(answer.header("x-ms-correlation-request-id")).isEqualTo(id);
            assertThat(answer.header("x-ms-client-request-id")).isEqualTo("mine");
            assertThat(answer.header("x-ms-request-id")).matches("[0-9a-f-]{36}");
            assertThat(answer.header("x-ms-routing-request-id")).matches("EASTUS:\\d{8}T\\d{6}Z:[0-9a-f-]{36}");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-cache, no-store");
            assertThat(answer.header("Pragma")).isEqualTo("no-cache");
            assertThat(answer.header("Expires")).isEqualTo("-1");
            assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=31536000; includeSubDomains");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("x-ms-ratelimit-remaining-subscription-reads"))
                    .isEqualTo("11999");
            assertThat(answer.header("Date")).endsWith("GMT");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/SUBSCRIPTIONS/{s}/resourcegroups/RG1/Providers/microsoft.apimanagement/Service/CONTOSO?API-Version=2022-08-01",
                "//subscriptions//{s}/resourceGroups/rg1/providers/Microsoft.ApiManagement/service//Contoso/?api-version=2022-08-01",
                "/subscriptions/{s}/resourceGroups/rg1/providers/Microsoft.ApiManagement/service/%43ontoso?flag&&api-version=2022-08-01&api-version=x&="
            })
    void readsPathsAsArmDoes(String path) throws Exception {
        var answer = RawHttps.get(server, path.replace("{s}", SUBSCRIPTION), "owner");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"id\":\"" + SERVICES + "Contoso\"");
    }

    @Test
    void handsChildrenOverAsTheyAreWritten() {
        var answer = server.put(SERVICES + "contoso/apis/My%2FApi%20%C3%A9/operations/Get+It" + V, "{\"a\":1}");

        assertThat(answer.body())
                .isEqualTo("{\"method\":\"PUT\",\"path\":\"apis|My/Api \u00e9|operations|Get+It\",\"body\":7}");
    }

    @Test
    void answersHeadWithoutABody() {
        var found = server.send("owner", "HEAD", GROUP + CORE, null);
        var missing = server.send("owner", "HEAD", GROUP + "x" + CORE, null);

        assertThat(found.status()).isEqualTo(204);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.body()).isEmpty();
        assertThat(server.send(null, "HEAD", GROUP + CORE, null).body()).isEmpty();
    }

    @Test
    void refusesOtherMethods() {
        var answer = server.send("owner", "DELETE", "/subscriptions" + CORE, null);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.at("/error/code")).isEqualTo("HttpMethodNotAllowed");
        assertThat(answer.at("/error/message")).contains("GET");
    }

    @Test
    void refusesBodiesThatAreTooLargeOrNotJson() {
        var large = server.put(GROUP + CORE, " ".repeat(4 * 1024 * 1024 + 1));
        var malformed = server.put(GROUP + CORE, "{\"location\":");
        var array = server.put(GROUP + CORE, "[]");
        var none = server.send("owner", "PUT", GROUP + CORE, null);

        assertThat(large.status()).isEqualTo(413);
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.at("/error/code")).isEqualTo("InvalidRequestContent");
        assertThat(malformed.at("/error/message"))
                .startsWith("The request content was invalid and could not be deserialized: '");
        assertThat(array.status()).isEqualTo(400);
        assertThat(none.status()).isEqualTo(400);
        assertThat(server.get(GROUP + CORE).status()).isEqualTo(200);
    }

    @Test
    void takesLargeApiImports() {
        var answer = server.put(SERVICES + "contoso/apis/big" + V, " ".repeat(8 * 1024 * 1024));

        assertThat(answer.at("/body")).isEqualTo("8388608");
        assertThat(server.put(SERVICES + "contoso/workspaces/w/apis/big" + V, " ".repeat(8 * 1024 * 1024))
                        .status())
                .isNotEqualTo(413);
        assertThat(server.put(SERVICES + "contoso/tags/big" + V, " ".repeat(8 * 1024 * 1024))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void doesNotReadTheBodyOfWhomItTurnsAway() {
        var answer = server.send(null, "PUT", GROUP + CORE, " ".repeat(1024 * 1024));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(server.get(GROUP + CORE).status()).isEqualTo(200);
    }

    /** A store whose database is away for a moment. */
    private static final class Away extends StoreException {

        private static final long serialVersionUID = 1L;

        Away() {
            super("The database postgresql://db.internal/holdfast cannot be reached", null);
        }

        @Override
        public boolean isPassing() {
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void asksToComeBackWhenTheStoreIsAway(boolean wrapped) {
        server.resources.set(request -> {
            throw wrapped ? new IllegalStateException("the plan could not be made", new Away()) : new Away();
        });

        TestServer.Answer answer = server.get(SERVICES + "contoso/apis" + "?api-version=2022-08-01");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.at("/error/code")).isEqualTo("ServiceUnavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.body()).doesNotContain("db.internal");
        server.resources.set(TestServer::echo);
    }

    @Test
    void hidesWhatWentWrongInside() {
        server.resources.set(request -> {
            throw new StackOverflowError("the password is hunter2");
        });
        try {
            var answer = server.get(SERVICES + "contoso/apis" + V);

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.at("/error/code")).isEqualTo("InternalServerError");
            assertThat(answer.body())
                    .contains(answer.header("x-ms-correlation-request-id"))
                    .doesNotContain("hunter2")
                    .doesNotContain("Exception");
        } finally {
            server.resources.set(TestServer::echo);
        }
    }

    @Test
    void refusesForEntitiesInTheirShape() {
        server.resources.set(request -> {
            throw new ArmException(404, "ResourceNotFound", "Api not found.");
        });
        try {
            assertThat(server.get(SERVICES + "contoso/apis/a" + V).body())
                    .isEqualTo(
                            "{\"error\":{\"code\":\"ResourceNotFound\",\"message\":\"Api not found.\",\"details\":null}}");
        } finally {
            server.resources.set(TestServer::echo);
        }
    }

    @Test
    void linksToTheHostThatTheCallerUsed() throws Exception {
        var answer = server.send(
                null, "GET", "https://127.0.0.1:" + server.port() + "/metadata/endpoints?api-version=2022-09-01", null);
        var odd = RawHttps.get(server, "/metadata/endpoints?api-version=2022-09-01", null, "evil\"host/");

        assertThat(answer.at("/resourceManager")).isEqualTo("https://127.0.0.1:" + server.port() + "/");
        assertThat(odd.body()).doesNotContain("evil");
    }
}
