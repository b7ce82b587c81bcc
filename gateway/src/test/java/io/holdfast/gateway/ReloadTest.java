package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.api;
import static io.holdfast.gateway.routes.TestResources.operation;
import static io.holdfast.gateway.routes.TestResources.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.gateway.routes.MemoryConfiguration;
import io.holdfast.model.ResourceKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Configuration changes and restores under traffic: no request fails, none is served by half of a table. */
class ReloadTest {

    @Test
    void losesNoRequest() throws Exception {
        var configuration = Harness.echo("http://" + Gateway.ECHO_HOST + "/g0");
        try (var harness = new Harness(configuration);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var stop = new AtomicBoolean();
            List<Future<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                calls.add(callers.submit(caller(harness, stop)));
            }
            for (int generation = 1; generation <= 150; generation++) {
                change(configuration, generation);
                if (generation % 10 == 0) {
                    configuration.retell();
                }
                try (RawClient client = harness.client()) {
                    assertThat(client.get("/echo/x", Harness.KEY).body())
                            .contains("\"url\":\"/g" + generation + "/x\"");
                }
            }
            stop.set(true);
            for (Future<Integer> call : calls) {
                assertThat(call.get()).isPositive();
            }
            assertThat(harness.gateway.traffic().failures()).isZero();
        }
    }

    private static void change(MemoryConfiguration configuration, int generation) {
        configuration.put(
                api("echo", "'path':'echo','serviceUrl':'http://" + Gateway.ECHO_HOST + "/g" + generation + "'"),
                operation("echo", "extra" + generation, "GET", "/extra"),
                subscription("s1", "/apis", "active", "k1", "second" + generation));
        configuration.delete(new ResourceKey("apis/operations", "echo", "extra" + generation));
    }

    private static Callable<Integer> caller(Harness harness, AtomicBoolean stop) {
        return () -> {
            int answered = 0;
            while (!stop.get()) {
                try (RawClient client = harness.client()) {
                    for (int i = 0; i < 20; i++) {
                        answered += call(client);
                    }
                }
            }
            return answered;
        };
    }

    private static int call(RawClient client) throws IOException {
        RawClient.Answer answer = client.get("/echo/x", Harness.KEY);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"method\":\"GET\"");
        return 1;
    }
}
