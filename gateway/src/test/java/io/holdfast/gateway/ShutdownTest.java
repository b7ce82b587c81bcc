package io.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ShutdownTest {

    @Test
    void callsUnderWayAreFinished() throws Exception {
        var arrived = new CountDownLatch(1);
        var closing = new CountDownLatch(1);
        try (var upstream = new TestUpstream((request, connection) -> {
                    arrived.countDown();
                    await(closing);
                    connection.send("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
                    return true;
                });
                var harness = new Harness(Harness.echo(upstream.url()));
                RawClient resting = harness.client();
                RawClient client = harness.client()) {
            resting.get("/status-0123456789abcdef");
            client.send("GET /echo/x HTTP/1.1\nHost: c\n" + Harness.KEY + "\n\n");
            arrived.await();
            Thread stopper = Thread.ofVirtual().start(harness::close);
            assertThat(resting.isClosed()).isTrue();
            closing.countDown();

            RawClient.Answer answer = client.answer();
            assertThat(answer.body()).isEqualTo("ok");
            assertThat(client.isClosed()).isTrue();
            stopper.join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPortInUseIsSaid() throws Exception {
        try (var taken = new ServerSocket(0)) {
            GatewaySettings local = GatewaySettings.local();
            var settings = new GatewaySettings(
                    "0.0.0.0", taken.getLocalPort(), 0, local.domain(), local.location(), null, 1, local.timeouts());
            assertThatThrownBy(() -> Gateway.start(settings, Harness.LANGUAGE))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("cannot listen on 0.0.0.0:" + taken.getLocalPort());
        }
    }
}
