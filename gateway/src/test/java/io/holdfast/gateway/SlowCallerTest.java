package io.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.gateway.GatewaySettings.Timeouts;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callers who stop in the middle do not hold connections for ever. */
class SlowCallerTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(150);

    private TestUpstream upstream;
    private Harness harness;

    private void start(Timeouts timeouts) throws IOException {
        upstream = TestUpstream.telling();
        harness = new Harness(
                Harness.echo(upstream.url()),
                Harness.LANGUAGE,
                GatewaySettings.local().withTimeouts(timeouts));
    }

    @AfterEach
    void stop() throws IOException {
        harness.close();
        upstream.close();
    }

    @Test
    void aHeadThatDoesNotEndIsGivenUp() throws Exception {
        start(new Timeouts(SHORT, LONG, LONG, LONG, LONG, LONG));
        try (RawClient client = harness.client()) {
            client.send("GET /echo/x HTTP/1.1\nHost:");
            assertThat(client.answer().status()).isEqualTo(408);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aSecondHeadThatDoesNotEndIsGivenUp() throws Exception {
        start(new Timeouts(SHORT, LONG, LONG, LONG, LONG, LONG));
        try (RawClient client = harness.client()) {
            assertThat(client.get("/echo/x", Harness.KEY).status()).isEqualTo(200);
            client.send("GET /echo/x HTTP/1.1\nHost:");
            assertThat(client.answer().status()).isEqualTo(408);
        }
    }

    @Test
    void aBodyThatDoesNotComeIsGivenUp() throws Exception {
        start(new Timeouts(LONG, SHORT, LONG, LONG, LONG, LONG));
        try (RawClient client = harness.client()) {
            client.send("POST /echo/x HTTP/1.1\nHost: c\nContent-Length: 5\n" + Harness.KEY + "\n\nhe");
            assertThat(client.answer().status()).isEqualTo(408);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aConnectionThatRestsIsClosed() throws Exception {
        start(new Timeouts(LONG, LONG, SHORT, LONG, LONG, LONG));
        try (RawClient client = harness.client();
                RawClient used = harness.client()) {
            used.get("/echo/x", Harness.KEY);
            assertThat(client.isClosed()).isTrue();
            assertThat(used.isClosed()).isTrue();
        }
    }

    @Test
    void aCallThatWaitsForItsBackendIsNotIdle() throws Exception {
        start(new Timeouts(SHORT, SHORT, SHORT, LONG, LONG, LONG));
        upstream.handle((request, connection) -> {
            connection.socket.setSoTimeout(600);
            try {
                connection.in.read();
            } catch (java.net.SocketTimeoutException waited) {
                connection.send("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
            }
            return true;
        });

        assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(200);
    }

    @Test
    void anIdleBackendConnectionIsClosed() throws Exception {
        start(new Timeouts(LONG, LONG, LONG, LONG, LONG, SHORT));
        harness.get("/echo/x", Harness.KEY);

        org.awaitility.Awaitility.await().until(() -> upstream.open() == 0);
    }
}
