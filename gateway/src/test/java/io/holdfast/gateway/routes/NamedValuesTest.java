package io.holdfast.gateway.routes;

import static io.holdfast.gateway.routes.TestResources.api;
import static io.holdfast.gateway.routes.TestResources.operation;
import static io.holdfast.gateway.routes.TestResources.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Named values reach URLs, credentials and compiled policies, and so do their changes. */
class NamedValuesTest {

    private final MemoryConfiguration configuration = new MemoryConfiguration("contoso");
    private final TestCompiler compiler = TestCompiler.labelling(
            (document, context) -> context.namedValue("key").orElse("none") + " at "
                    + context.backendNamed("b").orElseThrow().url());
    private Services services;

    @BeforeEach
    void load() {
        configuration.with(
                resource("namedValues", "", "nv1", "{'displayName':'host','value':'one.example'}"),
                resource("namedValues", "", "nv2", "{'displayName':'key','secret':true}", "{'value':'s3cret'}"),
                resource(
                        "backends",
                        "",
                        "b",
                        "{'url':'http://{{host}}/b','credentials':{'header':{'X-Key':['{{key}}','{{none}}']}}}"),
                api("echo", "'path':'echo','serviceUrl':'http://{{ host }}:81/a'"),
                operation("echo", "get", "GET", "/"),
                operation("echo", "other", "GET", "/other"),
                TestResources.policy("policies", "", "<policies/>"));
        services = new Services("gateway.localhost", compiler, id -> configuration.snapshot());
        configuration.tell(services);
    }

    private Match match(String path) {
        return services.at("x").match(new RouteRequest("http", "GET", RequestPath.of(path), "", name -> null));
    }

    @Test
    void areResolvedInTheUrlOfAnApi() {
        assertThat(match("/echo").backend().url()).isEqualTo("http://one.example:81/a");

        configuration.put(resource("namedValues", "", "nv1", "{'displayName':'host','value':'two.example'}"));

        assertThat(match("/echo").backend().url()).isEqualTo("http://two.example:81/a");
    }

    /** As when one goes out of the way, one takes its name, and the first takes the other's, in changes that are told as one. */
    @Test
    void canExchangeTheirNames() {
        var values = new NamedValues(() -> {});
        values.put(resource("namedValues", "", "a", "{'displayName':'x','value':'of a'}"));
        values.put(resource("namedValues", "", "b", "{'displayName':'y','value':'of b'}"));

        values.put(resource("namedValues", "", "b", "{'displayName':'x','value':'of b'}"));
        values.put(resource("namedValues", "", "a", "{'displayName':'y','value':'of a'}"));

        assertThat(values.find(Space.SERVICE, "x")).contains("of b");
        assertThat(values.find(Space.SERVICE, "y")).contains("of a");

        values.deleted(new ResourceKey("namedValues", "", "b"));
        assertThat(values.find(Space.SERVICE, "x")).isEmpty();
        assertThat(values.find(Space.SERVICE, "y")).contains("of a");
    }

    @Test
    void areSeenByPoliciesOnceCompiledUntilTheyChange() {
        match("/echo").pipeline(null);
        match("/echo/other").pipeline(null);
        assertThat(compiler.compiled).containsExactly("s3cret at http://one.example/b");

        configuration.put(resource("namedValues", "", "nv2", "{'displayName':'key','value':'plain'}"));
        match("/echo").pipeline(null);
        configuration.delete(new ResourceKey("namedValues", "", "nv2"));
        match("/echo").pipeline(null);

        assertThat(compiler.compiled)
                .containsExactly(
                        "s3cret at http://one.example/b",
                        "plain at http://one.example/b",
                        "none at http://one.example/b");
    }

    @Test
    void aDocumentIsCompiledOnceForAllThatItAppliesTo() {
        match("/echo").pipeline(null);
        match("/echo").pipeline("starter");
        configuration.put(TestResources.policy("apis/policies", "echo", "<policies/>"));
        match("/echo").pipeline(null);
        configuration.put(
                TestResources.policy("apis/operations/policies", "echo/get", "<policies><inbound/></policies>"),
                TestResources.policy("apis/operations/policies", "echo/other", "<policies><inbound/></policies>"));
        match("/echo").pipeline(null);
        match("/echo/other").pipeline(null);

        assertThat(compiler.linked).hasSize(5);
        assertThat(compiler.compiled).hasSize(3);
    }
}
