package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.policy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However a call with a buffered body ends, what it held is given back, once. */
class BodyRoomEndingsTest {

    private static final int MIB = 1024 * 1024;
    private static final int SIZE = 3 * MIB;
    private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 0\n\n";

    private final CountDownLatch over = new CountDownLatch(1);
    private TestUpstream upstream;
    private Harness harness;
    private RawClient client;

    @BeforeEach
    void start() throws IOException {
        upstream = TestUpstream.telling();
        var brief = Duration.ofMillis(600);
        harness = new Harness(
                Harness.echo(upstream.url())
                        .with(policy(
                                "apis/policies",
                                "echo",
                                "<policies><inbound/><backend><forward-request buffer-request-body=\\u0022true\\u0022/>"
                                        + "</backend><outbound/><on-error/></policies>")),
                Harness.LANGUAGE,
                GatewaySettings.local()
                        .withTimeouts(new GatewaySettings.Timeouts(brief, brief, brief, brief, brief, brief))
                        .withLimits(GatewayLimits.ofThisMachine().withBodyBytes(16L * MIB)));
        client = harness.client();
    }

    @AfterEach
    void stop() throws IOException {
        assertThat(held()).isZero();
        over.countDown();
        client.close();
        harness.close();
        upstream.close();
    }

    private double held() {
        return harness.gateway.meters().stream()
                .filter(meter -> meter.name().equals("holdfast_body_bytes"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private void awaitHeld(long bytes) {
        Awaitility.await().until(() -> held() == bytes);
    }

    /** All of a body but its last byte. */
    private void almost(String... headers) throws IOException {
        client.send("POST /echo/x HTTP/1.1\nHost: contoso.gateway.localhost\n" + Harness.KEY + "\n"
                        + String.join("\n", headers) + (headers.length == 0 ? "" : "\n") + "Content-Length: "
                        + (SIZE + 1) + "\n\n")
                .send(new byte[SIZE]);
        awaitHeld(SIZE);
    }

    private RawClient.Answer rest() throws IOException {
        return client.send(new byte[1]).answer();
    }

    @Test
    void answered() throws Exception {
        almost();
        assertThat(rest().status()).isEqualTo(200);
        awaitHeld(0);
    }

    @Test
    void theBackendIsNotThere() throws Exception {
        almost();
        upstream.close();
        assertThat(rest().status()).isEqualTo(500);
        awaitHeld(0);
    }

    @Test
    void theBackendHangsUp() throws Exception {
        upstream.handle((request, connection) -> false);
        almost();
        assertThat(rest().status()).isEqualTo(500);
        awaitHeld(0);
    }

    @Test
    void theBackendHangsUpInTheMiddleOfItsAnswer() throws Exception {
        upstream.handle((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\nContent-Length: 10\n\nhalf");
            return false;
        });
        almost();
        client.send(new byte[1]);
        assertThat(client.line()).contains("200");
        awaitHeld(0);
    }

    @Test
    void theBackendIsSilent() throws Exception {
        upstream.handle((request, connection) -> await());
        almost();
        assertThat(rest().status()).isEqualTo(500);
        awaitHeld(0);
    }

    @Test
    void theCallerLeavesBeforeHisBodyIsSent() throws Exception {
        almost();
        client.close();
        awaitHeld(0);
    }

    @Test
    void theCallerLeavesBeforeHeIsAnswered() throws Exception {
        var asked = new CountDownLatch(1);
        upstream.handle((request, connection) -> {
            asked.countDown();
            return await();
        });
        almost();
        client.send(new byte[1]);
        asked.await();
        client.close();
        awaitHeld(0);
    }

    @Test
    void theCallerDoesNotGoOn() throws Exception {
        almost();
        assertThat(client.answer().status()).isEqualTo(408);
        awaitHeld(0);
    }

    @Test
    void theCallerSendsNoChunk() throws Exception {
        client.send("POST /echo/x HTTP/1.1\nHost: contoso.gateway.localhost\n" + Harness.KEY
                        + "\nTransfer-Encoding: chunked\n\n" + Integer.toHexString(SIZE) + "\n")
                .send(new byte[SIZE]);
        awaitHeld(SIZE);
        assertThat(client.send("\nno number\n").answer().status()).isEqualTo(400);
        awaitHeld(0);
    }

    @Test
    void theBodyIsTooLarge() throws Exception {
        client.send("POST /echo/x HTTP/1.1\nHost: contoso.gateway.localhost\n" + Harness.KEY
                        + "\nTransfer-Encoding: chunked\n\n" + Integer.toHexString(SIZE) + "\n")
                .send(new byte[SIZE]);
        awaitHeld(SIZE);
        // One byte too many and not a piece: whoever still writes when he is refused may see his connection go before
        // the answer.
        client.send("\n" + Integer.toHexString(SIZE) + "\n").send(new byte[BodyBuffer.LIMIT - SIZE + 1]);
        assertThat(client.answer().status()).isEqualTo(413);
        awaitHeld(0);
    }

    /** The bytes that such a backend does not read would wait in its connection, counted by nobody, and more with every call. */
    @Test
    void theBackendAnswersAndTakesNothing() throws Exception {
        var open = new AtomicReference<TestUpstream.Connection>();
        upstream.handle((request, connection) -> {
            open.set(connection);
            connection.send(OK);
            return await();
        });
        for (int call = 0; call < 5; call++) {
            int before = upstream.connections();
            almost("X-Test-Stream: 1");
            client.send(new byte[1]);
            Awaitility.await().until(() -> held() == SIZE + 1 || upstream.connections() > before);
            if (call > 0 && upstream.connections() == before) {
                sayOk(open.get());
            }
            assertThat(client.answer().status()).isEqualTo(200);
            awaitHeld(0);
        }
        // What five calls sent is more than the system keeps for a connection.
        assertThat(upstream.connections()).isGreaterThan(1);
    }

    private static void sayOk(TestUpstream.Connection connection) {
        try {
            connection.send(OK);
        } catch (IOException e) {
            // It is closed: the request takes another one.
        }
    }

    @Test
    void aBodyOfTinyChunksArrivesAsItWas() throws Exception {
        String text = "0123456789".repeat(1000);
        var chunks = new StringBuilder();
        text.chars().forEach(c -> chunks.append("1\n").append((char) c).append('\n'));
        client.send("POST /echo/x HTTP/1.1\nHost: contoso.gateway.localhost\n" + Harness.KEY
                + "\nTransfer-Encoding: chunked\n\n" + chunks + "0\n\n");
        assertThat(client.answer().status()).isEqualTo(200);
        assertThat(upstream.last().text()).isEqualTo(text);
        awaitHeld(0);
    }

    private boolean await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
