package io.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Bodies pass through in bounded memory: who sends waits for who reads. */
class StreamingTest {

    private static final int PIECE = 64 * 1024;
    private static final long SIZE = 96L * 1024 * 1024;

    /** What the gateway and the kernel's buffers on both sides may hold together; far less than is sent. */
    private static final long BOUND = 32L * 1024 * 1024;

    private static long drain(InputStream in, long length) throws IOException {
        byte[] buffer = new byte[PIECE];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                break;
            }
            left -= read;
        }
        return length - left;
    }

    /** Waits until nothing moves any more. */
    private static void awaitStanding(AtomicLong sent) {
        var last = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(30))
                .until(() -> sent.get() > 0 && last.getAndSet(sent.get()) == sent.get());
    }

    @Test
    void aRequestWaitsForItsBackend() throws Exception {
        var read = new CountDownLatch(1);
        var received = new AtomicLong();
        try (var upstream = new TestUpstream((request, connection) -> {
                    awaitLatch(read);
                    received.set(drain(connection.in, SIZE));
                    connection.send("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
                    return true;
                });
                var harness = new Harness(Harness.echo(upstream.url()));
                RawClient client = harness.client()) {
            client.send("POST /echo/x HTTP/1.1\nHost: c\nX-Test-Stream: 1\nContent-Length: " + SIZE + "\n" + Harness.KEY
                    + "\n\n");
            var sent = new AtomicLong();
            Thread sender = Thread.ofVirtual().start(() -> sendAll(client, sent));
            awaitStanding(sent);
            assertThat(sent.get()).isLessThan(BOUND);

            read.countDown();
            assertThat(client.answer().status()).isEqualTo(200);
            sender.join();
            assertThat(received.get()).isEqualTo(SIZE);
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sendAll(RawClient client, AtomicLong sent) {
        byte[] piece = new byte[PIECE];
        try {
            while (sent.get() < SIZE) {
                client.send(piece);
                sent.addAndGet(PIECE);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aResponseWaitsForItsCaller() throws Exception {
        var sent = new AtomicLong();
        try (var upstream = new TestUpstream((request, connection) -> {
                    connection.send("HTTP/1.1 200 OK\nContent-Length: " + SIZE + "\n\n");
                    byte[] piece = new byte[PIECE];
                    while (sent.get() < SIZE) {
                        connection.out.write(piece);
                        sent.addAndGet(PIECE);
                    }
                    return true;
                });
                var harness = new Harness(Harness.echo(upstream.url()));
                RawClient client = harness.client()) {
            client.send("GET /echo/x HTTP/1.1\nHost: c\n" + Harness.KEY + "\n\n");
            awaitStanding(sent);
            assertThat(sent.get()).isLessThan(BOUND);

            assertThat(client.line()).isEqualTo("HTTP/1.1 200 OK");
            while (!client.line().isEmpty()) {
                // the rest of the head
            }
            assertThat(drain(client.in(), SIZE)).isEqualTo(SIZE);
            assertThat(client.get("/echo/none").status()).isEqualTo(401);
        }
    }

    @Test
    void piecesArePassedOnAsTheyCome() throws Exception {
        var seen = new CountDownLatch(1);
        try (var upstream = new TestUpstream((request, connection) -> {
                    connection.send("HTTP/1.1 200 OK\nContent-Type: text/event-stream\nTransfer-Encoding: chunked\n\n");
                    connection.send("5\nfirst\n");
                    awaitLatch(seen);
                    connection.send("6\nsecond\n0\n\n");
                    return true;
                });
                var harness = new Harness(Harness.echo(upstream.url()));
                RawClient client = harness.client()) {
            client.send("GET /echo/x HTTP/1.1\nHost: c\n" + Harness.KEY + "\n\n");
            while (!client.line().isEmpty()) {
                // the head
            }
            assertThat(client.line()).isEqualTo("5");
            assertThat(client.line()).isEqualTo("first");
            seen.countDown();
            assertThat(client.line()).isEqualTo("6");
            assertThat(client.line()).isEqualTo("second");
        }
    }

    @Test
    void aBackendMayAnswerBeforeItHasTheRequest() throws Exception {
        try (var upstream = TestUpstream.saying("HTTP/1.1 413 Too Large\nContent-Length: 2\n\nno");
                var harness = new Harness(Harness.echo(upstream.url()));
                RawClient client = harness.client()) {
            client.send("POST /echo/x HTTP/1.1\nHost: c\nX-Test-Stream: 1\nContent-Length: 10\n" + Harness.KEY
                    + "\n\nhello");
            assertThat(client.answer().status()).isEqualTo(413);
            client.send("worldGET /echo/x HTTP/1.1\nHost: c\n\n");
            assertThat(client.answer().status()).isEqualTo(401);
        }
    }
}
