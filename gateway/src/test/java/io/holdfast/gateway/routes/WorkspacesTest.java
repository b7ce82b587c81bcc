package io.holdfast.gateway.routes;

import static io.holdfast.gateway.routes.TestResources.api;
import static io.holdfast.gateway.routes.TestResources.operation;
import static io.holdfast.gateway.routes.TestResources.policy;
import static io.holdfast.gateway.routes.TestResources.product;
import static io.holdfast.gateway.routes.TestResources.productApi;
import static io.holdfast.gateway.routes.TestResources.resource;
import static io.holdfast.gateway.routes.TestResources.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.policy.PolicyFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One service, and a workspace in which everything has the same names. */
class WorkspacesTest {

    private final MemoryConfiguration configuration = new MemoryConfiguration("contoso");

    /** What each pipeline was compiled of: scope and, in its eyes, the value of a named value, a backend and a fragment. */
    private final TestCompiler compiler = TestCompiler.labelling((document, context) -> document.scope() + ":"
            + context.namedValue("host").orElse("-") + ":"
            + context.backendNamed("b").orElseThrow().url() + ":"
            + context.fragment("f").orElseThrow().render(PolicyFormat.RAWXML).replaceAll("</?fragment>|\\s", ""));

    private Services services;

    @BeforeEach
    void load() {
        Resource[] own = space("service");
        configuration.with(own);
        for (Resource resource : space("team")) {
            configuration.with(inWorkspace("team", resource));
        }
        configuration.with(
                subscription("master", "/", "active", "master1", "master2"),
                resource("users", "", "bob", "{'state':'blocked'}"));
        services = new Services("gateway.localhost", compiler, id -> configuration.snapshot());
        configuration.tell(services);
    }

    /** @param name in paths, values and keys; everything else is called the same */
    private static Resource[] space(String name) {
        String scope = name.equals("team") ? "/workspaces/Team" : "";
        return new Resource[] {
            resource("namedValues", "", "host", "{'displayName':'host','value':'" + name + ".example'}"),
            resource("backends", "", "b", "{'url':'http://{{host}}/b'}"),
            resource("policyFragments", "", "f", "{'format':'rawxml','value':'<fragment>" + name + "</fragment>'}"),
            policy("policies", "", "<policies/>"),
            api(
                    "echo",
                    "'path':'" + name + "','serviceUrl':'http://{{host}}/echo','apiVersion':'v1','apiVersionSetId':'"
                            + scope + "/apiVersionSets/vs'"),
            resource(
                    "apiVersionSets",
                    "",
                    "vs",
                    "{'versioningScheme':'Query','versionQueryName':'" + name + "-version'}"),
            operation("echo", "get", "GET", "/"),
            product("gold", true),
            productApi("gold", "echo"),
            policy("products/policies", "gold", "<policies/>"),
            subscription("all", scope + "/apis", "active", name + "-all", name + "-all2"),
            subscription("one", scope + "/apis/echo", "active", name + "-one", name + "-one2"),
            subscription("gold", scope + "/products/gold", "active", name + "-gold", name + "-gold2"),
        };
    }

    private static Resource inWorkspace(String workspace, Resource resource) {
        ResourceKey key = resource.key();
        String parent = key.parent().isEmpty() ? workspace : workspace + "/" + key.parent();
        var twin = new ResourceKey("workspaces/" + key.type(), parent, key.name());
        return new Resource(
                twin,
                twin.toString(),
                resource.etag(),
                resource.created(),
                resource.modified(),
                resource.document(),
                resource.secrets());
    }

    private Match match(String path) {
        String query = path + "-version=v1";
        return services.at("x")
                .match(new RouteRequest("https", "GET", RequestPath.of("/" + path), query, name -> null));
    }

    private String access(String path, String key) {
        return switch (match(path).authorize(key)) {
            case Access.Granted granted -> granted.product() == null ? "api" : granted.product();
            case Access.KeyMissing missing -> "missing";
            case Access.KeyInvalid invalid -> "invalid";
        };
    }

    @Test
    void apisHaveTheirOwnBackendVersionSetAndOperations() {
        assertThat(match("team").backend().url()).isEqualTo("http://team.example/echo");
        assertThat(match("service").backend().url()).isEqualTo("http://service.example/echo");

        configuration.put(inWorkspace(
                "team", resource("namedValues", "", "host", "{'displayName':'host','value':'moved.example'}")));
        assertThat(match("team").backend().url()).isEqualTo("http://moved.example/echo");
        assertThat(match("service").backend().url()).isEqualTo("http://service.example/echo");

        configuration.delete(new ResourceKey("workspaces/apis/operations", "team/echo", "get"));
        assertThat(match("team")).isNull();
        assertThat(match("service")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "team, team-all, api",
        "team, team-one, api",
        "team, team-gold, team/gold",
        "team, master1, api",
        "team, service-all, invalid",
        "team, service-one, invalid",
        "team, service-gold, invalid",
        "team, , missing",
        "service, service-all, api",
        "service, service-one, api",
        "service, service-gold, gold",
        "service, team-all2, invalid",
        "service, team-one2, invalid",
        "service, team-gold2, invalid",
    })
    void keysOpenTheirOwnSpace(String path, String key, String expected) {
        assertThat(access(path, key)).isEqualTo(expected);
    }

    @Test
    void keysOfBlockedUsersCountAsInvalid() {
        configuration.put(inWorkspace(
                "team",
                resource(
                        "subscriptions",
                        "",
                        "bobs",
                        "{'scope':'/workspaces/team/apis','state':'active','ownerId':'/users/bob'}",
                        "{'primaryKey':'bob-key'}")));
        assertThat(access("team", "bob-key")).isEqualTo("invalid");
    }

    @Test
    void policiesFoldFromTheServiceOverTheWorkspaceInTheEyesOfEach() {
        match("team").pipeline("team/gold");
        match("service").pipeline("gold");
        match("team").pipeline(null);

        String service = ":service.example:http://service.example/b:service";
        String team = ":team.example:http://team.example/b:team";
        assertThat(compiler.linked)
                .containsExactly(
                        "GLOBAL" + service + " WORKSPACE" + team + " PRODUCT" + team,
                        "GLOBAL" + service + " PRODUCT" + service,
                        "GLOBAL" + service + " WORKSPACE" + team);
    }

    @Test
    void aProductOfTheServiceMayHoldAnApiOfAWorkspaceAndSeesItsOwnNames() {
        match("team").pipeline("gold");

        assertThat(compiler.linked.getFirst())
                .contains("WORKSPACE:team.example")
                .contains("PRODUCT:service.example");
    }

    @Test
    void narrowerDocumentsComeInAndGo() {
        configuration.put(
                inWorkspace("team", policy("apis/policies", "echo", "<policies/>")),
                inWorkspace("team", policy("apis/operations/policies", "echo/get", "<policies/>")));
        match("team").pipeline(null);
        configuration.delete(new ResourceKey("workspaces/policies", "team", "policy"));
        match("team").pipeline(null);
        match("service").pipeline(null);

        assertThat(compiler.linked).hasSize(3);
        assertThat(compiler.linked.get(0)).matches("GLOBAL:.* WORKSPACE:team.* API:team.* OPERATION:team.*");
        assertThat(compiler.linked.get(1))
                .matches("GLOBAL:.* API:team.* OPERATION:team.*")
                .doesNotContain("WORKSPACE");
        assertThat(compiler.linked.get(2)).startsWith("GLOBAL:service").doesNotContain("team");
    }

    @Test
    void aWorkspaceThatIsDeletedIsServedNoMore() {
        for (Resource resource : space("team")) {
            configuration.delete(inWorkspace("team", resource).key());
        }
        assertThat(match("team")).isNull();
        assertThat(match("service")).isNotNull();
    }
}
