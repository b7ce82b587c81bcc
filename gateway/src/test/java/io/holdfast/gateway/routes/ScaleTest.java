package io.holdfast.gateway.routes;

import static io.holdfast.gateway.routes.TestResources.api;
import static io.holdfast.gateway.routes.TestResources.operation;
import static io.holdfast.gateway.routes.TestResources.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A large service: what a change does must not grow with what it does not touch. */
class ScaleTest {

    private static final int APIS = 300;

    @Test
    void aChangeOfOneApiLeavesTheOthersAlone() {
        var compiler = TestCompiler.labelling((document, context) -> "");
        var configuration = new MemoryConfiguration("contoso");
        for (int a = 0; a < APIS; a++) {
            configuration.with(api("api" + a, "'path':'p/" + a + "'"));
            for (int o = 0; o < 5; o++) {
                configuration.with(operation("api" + a, "op" + o, "GET", "/things/" + o + "/{id}"));
            }
            configuration.with(subscription("s" + a, "/apis/api" + a, "active", "key" + a, "second" + a));
        }
        var services = new Services("gateway.localhost", compiler, id -> configuration.snapshot());
        configuration.tell(services);
        ServiceTable table = services.at("x");
        Api untouched = match(table, "/p/7/things/1/x").api;

        configuration.put(operation("api8", "op9", "GET", "/new"));

        assertThat(match(table, "/p/7/things/1/x").api).isSameAs(untouched);
        assertThat(match(table, "/p/8/new")).isNotNull();
        for (int a = 0; a < APIS; a++) {
            Match match = match(table, "/p/" + a + "/things/4/x");
            assertThat(match.authorize("second" + a)).isInstanceOf(Access.Granted.class);
            match.pipeline(null);
        }
        assertThat(compiler.linked).hasSize(1);
    }

    private static Match match(ServiceTable table, String path) {
        return table.match(new RouteRequest("https", "GET", RequestPath.of(path), "", name -> null));
    }
}
