package io.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.gateway.routes.TestCompiler;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backend may close a kept connection just when the next request is sent on it. */
class StaleConnectionTest {

    private TestUpstream upstream;
    private Harness harness;

    @BeforeEach
    void start() throws IOException {
        // Serves one request on each connection, then reads the next one there and hangs up without an answer.
        upstream = new TestUpstream((request, connection) -> {
            if (request.header("X-Second") != null && connection.number == 1) {
                return false;
            }
            connection.send("HTTP/1.1 200 OK\nContent-Length: 1\n\n" + connection.number);
            return true;
        });
        harness = new Harness(
                Harness.echo(upstream.url()), TestCompiler.forwarding(List.of(), List.of()), GatewaySettings.local());
    }

    @AfterEach
    void stop() throws IOException {
        harness.close();
        upstream.close();
    }

    private RawClient.Answer second(String method, String... headers) throws IOException {
        try (RawClient client = harness.client()) {
            assertThat(client.get("/echo/x", Harness.KEY).body()).isEqualTo("1");
            String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
            all[headers.length] = Harness.KEY;
            all[headers.length + 1] = "X-Second: 1";
            return client.request(method, "/echo/x", all);
        }
    }

    @Test
    void whatMayBeRepeatedIsRepeatedOnANewConnection() throws Exception {
        assertThat(second("GET").body()).isEqualTo("2");
        assertThat(upstream.got).hasSize(3);
    }

    @Test
    void anEmptyDeleteIsRepeated() throws Exception {
        assertThat(second("DELETE").body()).isEqualTo("2");
    }

    @Test
    void aPostIsNotRepeated() throws Exception {
        assertThat(second("POST", "Content-Length: 0").status()).isEqualTo(500);
        assertThat(upstream.got).hasSize(2);
    }

    @Test
    void aBodyThatIsGoneIsNotRepeated() throws Exception {
        try (RawClient client = harness.client()) {
            client.get("/echo/x", Harness.KEY);
            client.send("PUT /echo/x HTTP/1.1\nHost: c\nContent-Length: 5\nX-Second: 1\n" + Harness.KEY + "\n\nhello");
            assertThat(client.answer().status()).isEqualTo(500);
        }
    }

    @Test
    void aNewConnectionThatIsClosedIsNotRepeated() throws Exception {
        upstream.handle((request, connection) -> false);

        assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(500);
        assertThat(upstream.got).hasSize(1);
    }

    @Test
    void anAnswerThatBeganIsNotRepeated() throws Exception {
        upstream.handle((request, connection) -> {
            if (request.header("X-Second") != null) {
                connection.send("HTTP/1.1 200 OK\nContent-Le");
                return false;
            }
            connection.send("HTTP/1.1 200 OK\nContent-Length: 1\n\n1");
            return true;
        });

        // A head that was begun counts as none: the request is repeated once, and fails then.
        assertThat(second("GET").status()).isEqualTo(500);
    }
}
