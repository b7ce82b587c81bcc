package io.holdfast.entities;

import static io.holdfast.entities.Fixture.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.ArmResponse;
import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import io.holdfast.store.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in a workspace belongs to it: it finds what is beside it, not what is elsewhere. */
class WorkspacesTest {

    private static final String A = "workspaces/Team-A/";
    private static final String B = "workspaces/team-b/";

    @TempDir
    static Path directory;

    static Fixture fixture;

    @BeforeAll
    static void open() {
        fixture = new Fixture(directory);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @BeforeEach
    void renew() {
        fixture.renew();
        fixture.put("workspaces/Team-A", "{\"displayName\":\"Team A\"}");
        fixture.put("workspaces/team-b", "{\"displayName\":\"Team B\"}");
        fixture.put("users/ada", "{\"firstName\":\"Ada\",\"lastName\":\"L\",\"email\":\"ada@contoso.example\"}");
    }

    private static void put(String path, String properties) {
        assertThat(fixture.put(path, properties.replace('\'', '"')).status())
                .as(path)
                .isEqualTo(201);
    }

    private static String shown(String path, String member) {
        return fixture.get(path).path("properties").path(member).asString("");
    }

    private static void policy(String path, String inbound) {
        put(path + "/policies/policy", "{'format':'rawxml','value':'" + document(inbound) + "'}");
    }

    private static String document(String inbound) {
        return "<policies><inbound>" + inbound + "<base /></inbound><backend><base /></backend>"
                + "<outbound><base /></outbound><on-error><base /></on-error></policies>";
    }

    @Test
    void haveTheTypesThatAzureGivesThem() {
        assertThat(Catalog.load().all())
                .extracting(ResourceType::name)
                .contains(
                        "workspaces",
                        "workspaces/apis",
                        "workspaces/apis/operations",
                        "workspaces/apis/operations/policies",
                        "workspaces/apis/policies",
                        "workspaces/apiVersionSets",
                        "workspaces/backends",
                        "workspaces/groups",
                        "workspaces/groups/users",
                        "workspaces/namedValues",
                        "workspaces/policies",
                        "workspaces/products",
                        "workspaces/products/policies",
                        "workspaces/subscriptions",
                        "workspaces/tags")
                .doesNotContain("workspaces/users", "workspaces/users/groups");
    }

    @ParameterizedTest
    @CsvSource({
        // as it is written, and what it is shown as
        "/apis/echo, /workspaces/Team-A/apis/Echo",
        "apis/echo, /workspaces/Team-A/apis/Echo",
        "/workspaces/team-a/apis/echo, /workspaces/Team-A/apis/Echo",
        "FULL/workspaces/team-a/apis/echo, /workspaces/Team-A/apis/Echo",
        "/products/gold, /workspaces/Team-A/products/Gold",
        "/apis, /workspaces/Team-A/apis",
        "FULL/workspaces/team-a/apis/, /workspaces/Team-A/apis",
    })
    void referencesAreThoseOfTheWorkspace(String written, String expected) {
        put(A + "apis/Echo", "{'path':'echo'}");
        put(A + "products/Gold", "{'displayName':'Gold'}");
        put("apis/echo", "{'path':'other'}");
        put(
                A + "subscriptions/s",
                "{'displayName':'S','ownerId':'/users/ada','scope':'" + written.replace("FULL", SERVICE.toString())
                        + "'}");
        assertThat(shown(A + "subscriptions/s", "scope")).isEqualTo(SERVICE + expected);
        assertThat(shown(A + "subscriptions/s", "ownerId")).isEqualTo(SERVICE + "/users/ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/workspaces/team-a",
                "FULL/apis/echo",
                "FULL/apis",
                "/workspaces/team-b/apis/echo",
                "/workspaces/team-b/apis",
                "/apis/lone",
                "FULL/workspaces/team-b/products/gold"
            })
    void aSubscriptionOpensNothingElse(String scope) {
        put("apis/echo", "{'path':'echo'}");
        put("apis/lone", "{'path':'lone'}");
        put(B + "apis/echo", "{'path':'echo-b'}");
        put(B + "products/gold", "{'displayName':'Gold'}");
        String properties = "{\"displayName\":\"S\",\"scope\":\"" + scope.replace("FULL", SERVICE.toString()) + "\"}";
        Refusals.validation("scope", () -> fixture.put(A + "subscriptions/s", properties));
        Refusals.validation("scope", () -> fixture.put(A + "subscriptions/master", properties));
    }

    @Test
    void theServiceDoesNotOpenAWorkspace() {
        put(A + "apis/echo", "{'path':'echo'}");
        Refusals.validation(
                "scope",
                () -> fixture.put(
                        "subscriptions/s", "{\"displayName\":\"S\",\"scope\":\"/workspaces/team-a/apis/echo\"}"));
    }

    @Test
    void subscriptionsBeginActive() {
        put(A + "products/open", "{'displayName':'O'}");
        put(A + "products/asks", "{'displayName':'A','approvalRequired':true}");
        put(A + "subscriptions/s", "{'displayName':'S','scope':'/products/open'}");
        put(A + "subscriptions/t", "{'displayName':'S','scope':'/products/asks'}");
        assertThat(shown(A + "subscriptions/s", "state")).isEqualTo("active");
        assertThat(shown(A + "subscriptions/t", "state")).isEqualTo("active");
    }

    @Test
    void pathsOfApisAndKeysAreUniqueInTheWholeService() {
        put(A + "apis/one", "{'path':'pets'}");
        assertThat(Refusals.validation("path", () -> fixture.put("apis/two", "{\"path\":\"pets\"}")))
                .contains("The API 'one' has the path 'pets'");
        assertThat(Refusals.validation("path", () -> fixture.put(B + "apis/two", "{\"path\":\"pets\"}")))
                .doesNotContain("one'");

        String keys = ",'primaryKey':'key-1','secondaryKey':'key-2'";
        put(A + "subscriptions/s", "{'displayName':'S','scope':'/apis'" + keys + "}");
        for (String other : List.of("subscriptions/s", B + "subscriptions/s")) {
            Refusals.validation(
                    "primaryKey",
                    () -> fixture.put(other, ("{'displayName':'S','scope':'/apis'" + keys + "}").replace('\'', '"')));
        }
        assertThat(fixture.put(
                                A + "subscriptions/s",
                                ("{'displayName':'S','scope':'/apis'" + keys + "}").replace('\'', '"'))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void namesMeanSomethingInOneSpace() {
        put("namedValues/host", "{'displayName':'host','value':'service'}");
        put("backends/b", "{'url':'https://service.example','protocol':'http'}");
        Refusals.validation(
                "value",
                () -> fixture.put(
                        A + "policies/policy",
                        "{\"format\":\"rawxml\",\"value\":\""
                                + document("<set-header name='X'><value>{{host}}</value></set-header>") + "\"}"));
        Refusals.validation(
                "set-backend-service",
                () -> fixture.put(
                        A + "policies/policy",
                        "{\"format\":\"rawxml\",\"value\":\"" + document("<set-backend-service backend-id='b' />")
                                + "\"}"));

        put(A + "namedValues/host", "{'displayName':'host','value':'team'}");
        put(B + "namedValues/host", "{'displayName':'host','value':'other team'}");
        Refusals.validation(
                "displayName", () -> fixture.put(A + "namedValues/x", "{\"displayName\":\"host\",\"value\":\"x\"}"));
        fixture.put(
                A + "policies/policy",
                "{\"format\":\"rawxml\",\"value\":\""
                        + document("<set-header name='X'><value>{{host}}</value></set-header>") + "\"}");

        Refusals.validation("displayName", () -> fixture.delete(A + "namedValues/host"));
        assertThat(fixture.delete("namedValues/host").status()).isEqualTo(200);
        assertThat(fixture.delete(B + "namedValues/host").status()).isEqualTo(200);
        fixture.patch(A + "namedValues/host", "{\"displayName\":\"server\"}");
        assertThat(shown(A + "policies/policy", "value")).contains("{{server}}");
    }

    @Test
    void policiesOfAWorkspaceMayHoldWhatThatScopeAllows() {
        put(A + "apis/echo", "{'path':'echo'}");
        String limit = "<rate-limit calls=\"5\" renewal-period=\"1\" />".replace("\"", "\\\"");
        assertThat(fixture.put(A + "policies/policy", "{\"format\":\"rawxml\",\"value\":\"" + document(limit) + "\"}")
                        .status())
                .isEqualTo(201);
        Refusals.validation(
                "rate-limit",
                () -> fixture.put("policies/policy", "{\"format\":\"rawxml\",\"value\":\"" + document(limit) + "\"}"));
        policy(A + "apis/echo", "");
    }

    @Test
    void apisAreImportedAndExported() {
        String description = "openapi: 3.0.3\\ninfo: {title: T, version: '1'}\\npaths: {/a: {get: {operationId: get-a,"
                + " responses: {'200': {description: ok}}}}}\\n";
        assertThat(fixture.put(
                                A + "apis/pets;rev=3",
                                "{\"path\":\"pets\",\"format\":\"openapi\",\"value\":\"" + description + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(shown(A + "apis/pets", "apiRevision")).isEqualTo("3");
        assertThat(fixture.get(A + "apis/pets/operations")
                        .path("value")
                        .get(0)
                        .path("id")
                        .asString())
                .isEqualTo(SERVICE + "/" + A + "apis/pets/operations/get-a");
        assertThat(fixture.get("workspaces/TEAM-A/apis/Pets;rev=3?export=true&format=openapi%2Bjson")
                        .at("/value/paths")
                        .toString())
                .contains("get-a");
    }

    @Test
    void deletingOneDeletesWhatIsInItAndNothingElse() {
        for (String space : List.of("", A, B)) {
            put(space + "apis/echo", "{'path':'" + space + "echo'}");
            put(space + "apis/echo/operations/get", "{'displayName':'G','method':'GET','urlTemplate':'/'}");
            put(space + "products/gold", "{'displayName':'Gold'}");
            put(space + "subscriptions/s", "{'displayName':'S','scope':'/products/gold','ownerId':'/users/ada'}");
            put(space + "groups/g", "{'displayName':'G'}");
            put(space + "groups/g/users/ada", "{}");
            policy(space + "apis/echo/operations/get", "");
        }
        List<Resource> kept = everything().stream()
                .filter(resource -> !resource.key().isWithin(Space.SERVICE.key(Space.WORKSPACES, "team-a")))
                .toList();
        assertThat(fixture.delete("workspaces/team-a").status()).isEqualTo(200);
        assertThat(everything()).isEqualTo(kept);
        assertThat(kept).hasSize(1 + 1 + 14);
    }

    private static List<Resource> everything() {
        var all = new ArrayList<Resource>();
        Reader reader = fixture.configuration();
        reader.types().forEach(type -> reader.scan(type, null, all::add));
        return all;
    }

    @Test
    void whatPointsIntoAWorkspaceFromOutsideGoesWithIt() {
        put("groups/g", "{'displayName':'G'}");
        put(A + "groups/g", "{'displayName':'G'}");
        put(A + "groups/g/users/ada", "{}");
        put(A + "subscriptions/s", "{'displayName':'S','scope':'/apis','ownerId':'/users/ada'}");
        Refusals.validation("ownerId", () -> fixture.delete("users/ada"));
        assertThat(fixture.delete("users/ada?deletesubscriptions=true").status())
                .isEqualTo(200);
        assertThat(fixture.get(A + "groups/g/users").path("count").asInt()).isZero();
        assertThat(fixture.get(A + "subscriptions").path("count").asInt()).isZero();
    }

    @Test
    void linksLeadToTheWorkspacesOwn() {
        put("apis/echo", "{'path':'echo'}");
        put(A + "products/gold", "{'displayName':'Gold'}");
        Refusals.status(404, "ResourceNotFound", () -> fixture.put(A + "products/gold/apis/echo", "{}"));
        put(A + "apis/echo", "{'path':'team','displayName':'Own'}");
        put(A + "products/gold/apis/echo", "{}");
        assertThat(fixture.get(A + "products/gold/apis?$filter=displayName eq 'Own'")
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        fixture.delete("apis/echo");
        assertThat(fixture.get(A + "products/gold/apis").path("count").asInt()).isEqualTo(1);
        fixture.delete(A + "apis/echo");
        assertThat(fixture.get(A + "products/gold/apis").path("count").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2021-08-01, false",
        "2022-08-01, false",
        "2022-09-01-preview, true",
        "2023-03-01-preview, true",
        "2024-05-01, true",
        "2026-09-01-preview, true",
    })
    void areThereSinceTheirVersion(String version, boolean there) {
        for (String path : List.of("workspaces", "workspaces/team-a", A + "apis", A + "apis/none/policies/policy")) {
            String asked = path + "?api-version=" + version;
            if (there) {
                String code = path.endsWith("policy") ? "Api not found." : null;
                if (code == null) {
                    ArmResponse answer = fixture.call("GET", asked, "");
                    assertThat(answer.status()).isEqualTo(200);
                } else {
                    assertThat(Refusals.of(() -> fixture.get(asked)).text()).isEqualTo(code);
                }
            } else {
                Refusals.status(404, "InvalidResourceType", () -> fixture.get(asked));
            }
        }
        assertThat(fixture.call("GET", "users?api-version=" + version, "").status())
                .isEqualTo(200);
    }

    @Test
    void theirDocumentsAreStoredBelowThem() {
        put(A + "namedValues/token", "{'displayName':'token','value':'s3cret','secret':true}");
        Resource stored = fixture.configuration()
                .get(new ResourceKey("workspaces/namedValues", "team-a", "token"))
                .orElseThrow();
        assertThat(stored.path()).isEqualTo(A + "namedValues/token");
        assertThat(new String(stored.document(), StandardCharsets.UTF_8)).doesNotContain("s3cret");
        assertThat(Fixture.json(fixture.call("POST", A + "namedValues/token/listValue", ""))
                        .path("value")
                        .asString())
                .isEqualTo("s3cret");
    }
}
