package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.operation;
import static io.holdfast.gateway.routes.TestResources.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.gateway.routes.MemoryConfiguration;
import io.holdfast.gateway.routes.TestCompiler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A call whose policies are not compiled yet waits for them; its event loop does not. */
class FirstCallTest {

    @Test
    void waitsWhileOthersAreServed() throws Exception {
        var compiling = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var compiler = TestCompiler.labelling((document, context) -> {
            compiling.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "";
        });
        MemoryConfiguration configuration = Harness.echo("http://" + Gateway.ECHO_HOST);
        for (int i = 0; i < 60; i++) {
            configuration.with(
                    operation("echo", "op" + i, "GET", "/op" + i),
                    policy("apis/operations/policies", "echo/op" + i, "<policies><!-- " + i + " --></policies>"));
        }
        try (var harness = new Harness(configuration, compiler, GatewaySettings.local());
                RawClient first = harness.client()) {
            first.send("GET /echo/op7 HTTP/1.1\nHost: c\n" + Harness.KEY + "\n\n");
            assertThat(compiling.await(10, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 8; i++) {
                assertThat(harness.get("/echo/other", Harness.KEY).status()).isEqualTo(200);
            }
            gate.countDown();
            assertThat(first.answer().status()).isEqualTo(200);
        }
    }
}
