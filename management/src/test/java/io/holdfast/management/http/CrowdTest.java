package io.holdfast.management.http;

import static io.holdfast.management.support.TestServer.GROUP;
import static io.holdfast.management.support.TestServer.SERVICES;
import static io.holdfast.management.support.TestServer.principal;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.ManagementLimits;
import io.holdfast.arm.Work;
import io.holdfast.management.support.RawHttps;
import io.holdfast.management.support.TestServer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody can keep others out: not by connections, contents, requests or work. */
class CrowdTest {

    private static final String VERSION = "?api-version=2022-08-01";
    private static final String STATUS = "/providers/Holdfast.Recovery/status?api-version=2026-11-01";
    private static final long MIB = 1024 * 1024;

    @TempDir
    Path directory;

    private final List<Socket> sockets = new ArrayList<>();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();
    private TestServer server;

    private void start(ManagementLimits limits) throws Exception {
        server = new TestServer(directory, limits);
        server.makeService("Contoso");
        server.makeService("Fabrikam");
        for (String who : List.of("ann", "bob", "eve0", "eve1", "eve2", "eve3", "eve4", "eve5", "eve6", "eve7")) {
            server.roles.owners().ensure(principal(who).objectId());
        }
    }

    @AfterEach
    void stop() throws Exception {
        go.countDown();
        for (Socket socket : sockets) {
            socket.close();
        }
        callers.shutdownNow();
        server.close();
    }

    private static void until(Callable<Boolean> condition) {
        Awaitility.await().pollInterval(Duration.ofMillis(2)).until(condition);
    }

    private void await() {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new java.util.concurrent.CancellationException("interrupted");
        }
    }

    private void awaitWhateverHappens() {
        boolean interrupted = false;
        while (go.getCount() > 0) {
            try {
                go.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            throw new java.util.concurrent.CancellationException("interrupted");
        }
    }

    private SSLSocket open(String request) throws Exception {
        var socket =
                (SSLSocket) server.certificate.client().getSocketFactory().createSocket("localhost", server.port());
        sockets.add(socket);
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    @Test
    void silentConnectionsGiveWay() throws Exception {
        start(ManagementLimits.ofThisMachine().withConnections(20));
        for (int i = 0; i < 200; i++) {
            sockets.add(new Socket("localhost", server.port()));
        }

        assertThat(RawHttps.get(server, GROUP + "?api-version=2021-04-01", "owner")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() throws Exception {
        start(ManagementLimits.ofThisMachine().withFirstByte(Duration.ofMillis(200)));
        var silent = new Socket("localhost", server.port());
        sockets.add(silent);
        silent.setSoTimeout(10_000);

        assertThat(silent.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void aHeadThatDoesNotEndIsClosed() throws Exception {
        start(ManagementLimits.ofThisMachine().withFirstByte(Duration.ofSeconds(1)));

        assertThat(open("GET /subscriptions HTTP/1.1\r\nHost: localhost\r\nA: ")
                        .getInputStream()
                        .read())
                .isEqualTo(-1);
    }

    @Test
    void aConnectionRestsBetweenRequestsLongerThanAHeadMayTake() throws Exception {
        start(ManagementLimits.ofThisMachine().withFirstByte(Duration.ofMillis(500)));
        String request = "GET /healthz/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
        SSLSocket socket = open(request);
        var in = socket.getInputStream();
        assertThat(new String(in.readNBytes(12), StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 200");
        // Past two looks of the watch, nothing more is demanded.
        socket.setSoTimeout(2_500);
        try {
            while (in.read() >= 0) {
                // The rest of the answer.
            }
            throw new AssertionError("closed");
        } catch (java.net.SocketTimeoutException rests) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(in.read()).isEqualTo('H');
        }
    }

    @Test
    void contentsThatFindNoRoomAreRefusedAndABackupIsNot() throws Exception {
        start(ManagementLimits.ofThisMachine().withBodyBytes(8 * MIB));
        SSLSocket first = upload("ann", 7 * MIB - 1);

        String refused = RawHttps.send(server, put("bob", 64 * 1024) + " ".repeat(64 * 1024));
        var read = server.get(SERVICES + "Contoso" + VERSION);
        var backup = server.post(
                SERVICES + "Contoso/backup" + VERSION,
                "{\"storageAccount\":\"local\",\"containerName\":\"c\",\"backupName\":\"b\",\"accessKey\":\"c2VjcmV0\"}");

        assertThat(refused).startsWith("HTTP/1.1 503 ").containsIgnoringCase("Retry-After: 1");
        assertThat(read.status()).isEqualTo(200);
        assertThat(backup.status()).isEqualTo(202);
        first.close();
        until(() -> RawHttps.send(server, put("bob", 2) + "{}").startsWith("HTTP/1.1 200 "));
    }

    private static String put(String who, long length) {
        return "PUT " + SERVICES + "Contoso/apis/a" + VERSION + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: Bearer " + who + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    /** All but its last byte is here when this returns. */
    private SSLSocket upload(String who, long length) throws Exception {
        SSLSocket socket = open(put(who, length));
        socket.getOutputStream().write(new byte[Math.toIntExact(length - 1)]);
        socket.getOutputStream().flush();
        until(() -> metric("holdfast_body_bytes{door=\"management\"}") >= length - 1);
        return socket;
    }

    private double metric(String name) {
        return server.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }

    private Future<Integer> ask(String who, String service) {
        int before = inside.get();
        Future<Integer> asked =
                callers.submit(() -> server.send(who, "GET", SERVICES + service + "/tags" + VERSION, null)
                        .status());
        until(() -> inside.get() > before || asked.isDone());
        return asked;
    }

    @Test
    void onePrincipalHasHalfOfTheRequestsAndTheReserveIsForRecovery() throws Exception {
        start(ManagementLimits.ofThisMachine().withRequests(16));
        server.resources.set(request -> {
            inside.incrementAndGet();
            await();
            return ArmResponse.empty(204);
        });
        var held = new ArrayList<Future<Integer>>();
        for (int i = 0; i < 7; i++) {
            held.add(ask("ann", i % 2 == 0 ? "Contoso" : "Fabrikam"));
        }
        assertThat(inside).hasValue(7);

        var refused = server.send("ann", "GET", SERVICES + "Contoso/tags" + VERSION, null);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(server.send("ann", "GET", SERVICES + "Contoso" + STATUS, null)
                        .status())
                .isEqualTo(200);
        assertThat(server.send("bob", "GET", SERVICES + "Contoso" + VERSION, null)
                        .status())
                .isEqualTo(200);
        go.countDown();
        for (Future<Integer> each : held) {
            assertThat(each.get()).isEqualTo(204);
        }
        assertThat(server.send("ann", "GET", SERVICES + "Contoso" + VERSION, null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void manyPrincipalsOfOneServiceHaveHalfTogether() throws Exception {
        start(ManagementLimits.ofThisMachine().withRequests(16));
        server.resources.set(request -> {
            inside.incrementAndGet();
            await();
            return ArmResponse.empty(204);
        });
        for (int i = 0; i < 7; i++) {
            ask("eve" + i, "Contoso");
        }

        assertThat(ask("eve7", "Contoso").get()).isEqualTo(429);
        assertThat(server.send("bob", "GET", SERVICES + "Fabrikam" + VERSION, null)
                        .status())
                .isEqualTo(200);
        assertThat(server.send("bob", "GET", SERVICES + "Contoso" + STATUS, null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void workOfACallerWhoIsGoneIsNotDone() throws Exception {
        start(ManagementLimits.ofThisMachine());
        var ended = new AtomicInteger();
        server.resources.set(request -> {
            Work.of(() -> {
                inside.incrementAndGet();
                awaitWhateverHappens();
                return 1;
            });
            ended.incrementAndGet();
            return ArmResponse.empty(204);
        });
        String request = "GET " + SERVICES + "Contoso/tags" + VERSION
                + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ann\r\n\r\n";
        for (int i = 0; i < 20; i++) {
            open(request);
        }
        until(() -> metric("holdfast_work_queued{door=\"management\"}") == 20);

        for (Socket socket : sockets) {
            socket.close();
        }
        // What runs holds its thread, so that nothing begins before all callers are known to be gone.
        int running = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        until(() -> metric("holdfast_work_queued{door=\"management\"}") <= running);
        go.countDown();
        until(() -> metric("holdfast_work_queued{door=\"management\"}") == 0);

        assertThat(inside).hasValueLessThanOrEqualTo(running);
        assertThat(ended).hasValue(0);
    }

    @Test
    void othersAreAnsweredWhileOneKeepsTheProcessorsBusy() throws Exception {
        start(ManagementLimits.ofThisMachine());
        server.resources.set(request -> Work.of(() -> {
            inside.incrementAndGet();
            while (go.getCount() > 0 && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            return ArmResponse.empty(204);
        }));
        for (int i = 0; i < 50; i++) {
            open("GET " + SERVICES + "Contoso/tags" + VERSION
                    + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ann\r\n\r\n");
        }
        until(() -> inside.get() > 0);

        long began = System.nanoTime();
        assertThat(server.send("bob", "GET", SERVICES + "Fabrikam" + VERSION, null)
                        .status())
                .isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }
}
