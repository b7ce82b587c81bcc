package io.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever asks and asks and takes no answer is not listened to any more, so that what waits for him stays small. */
class UnreadAnswersTest {

    private static final byte[] REQUEST = "GET /none HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    /** More than the system itself keeps of both directions. */
    private static final long ENOUGH = 32L * 1024 * 1024;

    private TestUpstream upstream;
    private Harness harness;

    @BeforeEach
    void start() throws IOException {
        upstream = TestUpstream.telling();
        harness = new Harness(Harness.echo(upstream.url()));
    }

    @AfterEach
    void stop() throws IOException {
        harness.close();
        upstream.close();
    }

    @Test
    void requestsAreNotReadWhileTheirAnswersAreNotTaken() throws Exception {
        assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(200);
        try (var caller = SocketChannel.open(new InetSocketAddress("127.0.0.1", harness.gateway.port()))) {
            caller.configureBlocking(false);

            long sent = sendUntilNothingIsTaken(caller);

            assertThat(sent).isLessThan(ENOUGH);
            assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(200);
            assertThat(answers(caller, sent)).isEqualTo(sent / REQUEST.length);
        }
    }

    @Test
    void whoNeverTakesThemIsCutOff() throws Exception {
        harness.close();
        var brief = Duration.ofMillis(500);
        harness = new Harness(
                Harness.echo(upstream.url()),
                Harness.LANGUAGE,
                GatewaySettings.local()
                        .withTimeouts(new GatewaySettings.Timeouts(
                                Duration.ofHours(1),
                                brief,
                                Duration.ofHours(1),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(10))));
        try (var caller = SocketChannel.open(new InetSocketAddress("127.0.0.1", harness.gateway.port()))) {
            caller.configureBlocking(false);

            assertThatThrownBy(() -> sendUntilNothingIsTaken(caller)).isInstanceOf(IOException.class);
        }
    }

    private static long sendUntilNothingIsTaken(SocketChannel caller) throws Exception {
        byte[] block = block(4096);
        ByteBuffer some = ByteBuffer.wrap(block);
        long sent = 0;
        long last = System.nanoTime();
        while (sent < ENOUGH && System.nanoTime() - last < TimeUnit.SECONDS.toNanos(2)) {
            int taken = caller.write(some);
            if (taken > 0) {
                sent += taken;
                last = System.nanoTime();
            } else {
                Thread.onSpinWait();
            }
            if (!some.hasRemaining()) {
                some.rewind();
            }
        }
        return sent;
    }

    private static byte[] block(int requests) {
        byte[] block = new byte[REQUEST.length * requests];
        for (int i = 0; i < requests; i++) {
            System.arraycopy(REQUEST, 0, block, i * REQUEST.length, REQUEST.length);
        }
        return block;
    }

    /** Every request that was sent as a whole is answered after all. */
    private static long answers(SocketChannel caller, long sent) throws IOException {
        long expected = sent / REQUEST.length;
        caller.configureBlocking(true);
        ByteBuffer into = ByteBuffer.allocate(1 << 20);
        byte[] mark = "HTTP/1.1 404".getBytes(StandardCharsets.ISO_8859_1);
        long found = 0;
        int at = 0;
        while (found < expected && caller.read(into.clear()) >= 0) {
            into.flip();
            while (into.hasRemaining()) {
                byte next = into.get();
                at = next == mark[at] ? at + 1 : next == mark[0] ? 1 : 0;
                if (at == mark.length) {
                    found++;
                    at = 0;
                }
            }
        }
        return found;
    }
}
