package io.holdfast.gateway.routes;

import static io.holdfast.gateway.routes.TestResources.api;
import static io.holdfast.gateway.routes.TestResources.operation;
import static io.holdfast.gateway.routes.TestResources.policy;
import static io.holdfast.gateway.routes.TestResources.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.model.Resource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When policies are compiled: before a write returns, or where no event loop waits for it. */
class PreparedPoliciesTest {

    private static final int MANY = 200;

    private final Set<String> threads = ConcurrentHashMap.newKeySet();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final MemoryConfiguration configuration = new MemoryConfiguration("contoso");
    private Services services;

    private TestCompiler load(boolean gated, Resource... resources) {
        var compiler = TestCompiler.labelling((document, context) -> {
            threads.add(Thread.currentThread().getName());
            if (gated) {
                awaitGate();
            }
            return context.namedValue("who").orElse("-");
        });
        configuration.with(api("echo", "'path':'echo'"), operation("echo", "get", "GET", "/"));
        configuration.with(resources);
        services = new Services("gateway.localhost", compiler, id -> configuration.snapshot());
        configuration.tell(services);
        return compiler;
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Match match(String path) {
        return services.at("x").match(new RouteRequest("https", "GET", RequestPath.of(path), "", name -> null));
    }

    @Test
    void whatIsWrittenIsReadyWhenTheWriteReturns() {
        TestCompiler compiler = load(false);
        assertThat(match("/echo").readyPipeline(null)).isNotNull();

        configuration.put(policy("policies", "", "<policies/>"));
        configuration.put(policy("apis/policies", "echo", "<policies/>"));

        assertThat(match("/echo").readyPipeline(null)).isNotNull();
        assertThat(compiler.compiled).hasSize(2);
    }

    @Test
    void aChangeOfOneDocumentCompilesNoOther() {
        TestCompiler compiler =
                load(false, policy("policies", "", "<policies/>"), policy("apis/policies", "echo", "<policies/>"));
        assertThat(compiler.compiled).hasSize(2);

        configuration.put(policy("policies", "", "<policies><inbound/></policies>"));

        assertThat(match("/echo").readyPipeline(null)).isNotNull();
        assertThat(compiler.compiled).hasSize(3);
    }

    @Test
    void whatUsesNamesIsCompiledAnewWhenTheyMeanSomethingElse() {
        TestCompiler compiler = load(
                false,
                resource("namedValues", "", "nv", "{'displayName':'who','value':'one'}"),
                policy("apis/policies", "echo", "<policies/>"));
        assertThat(compiler.compiled).containsExactly("one");

        configuration.put(resource("namedValues", "", "nv", "{'displayName':'who','value':'two'}"));

        assertThat(match("/echo").readyPipeline(null)).isNull();
        assertThat(match("/echo").pipeline(null)).isNotNull();
        assertThat(match("/echo").readyPipeline(null)).isNotNull();
        assertThat(compiler.compiled).containsExactly("one", "two");
    }

    @Test
    void ofManyThatComeAtOnceEachIsCompiledElsewhere() {
        var resources = new Resource[2 * MANY];
        for (int i = 0; i < MANY; i++) {
            resources[2 * i] = operation("echo", "op" + i, "GET", "/op" + i);
            resources[2 * i + 1] = policy(
                    "apis/operations/policies", "echo/op" + i, "<policies><inbound/><!-- " + i + " --></policies>");
        }
        load(true, resources);
        assertThat(match("/echo/op7").readyPipeline(null)).isNull();

        gate.countDown();

        await().until(() ->
                IntStream.range(0, MANY).allMatch(i -> match("/echo/op" + i).readyPipeline(null) != null));
        assertThat(threads).allSatisfy(name -> assertThat(name).startsWith("gateway-compile-"));
    }
}
