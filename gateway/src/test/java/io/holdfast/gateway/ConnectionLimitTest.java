package io.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody can keep others out by opening connections. */
class ConnectionLimitTest {

    private final List<RawClient> clients = new ArrayList<>();
    private TestUpstream upstream;
    private Harness harness;

    private void start(GatewayLimits limits) throws IOException {
        upstream = TestUpstream.telling();
        harness = new Harness(
                Harness.echo(upstream.url()), Harness.LANGUAGE, oneLoop().withLimits(limits));
    }

    /** Connections to backends rest in their loop's pool. */
    private static GatewaySettings oneLoop() {
        GatewaySettings local = GatewaySettings.local();
        return new GatewaySettings(local.host(), 0, 0, local.domain(), local.location(), null, 1, local.timeouts());
    }

    private RawClient open(String from) throws IOException {
        RawClient client = RawClient.from(from, harness.gateway.port());
        clients.add(client);
        return client;
    }

    private double meter(String name) {
        return harness.gateway.meters().stream()
                .filter(meter -> meter.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @AfterEach
    void stop() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        harness.close();
        upstream.close();
    }

    @Test
    void silentConnectionsGiveWayToThoseWhoCall() throws Exception {
        start(GatewayLimits.ofThisMachine().withConnections(20));
        RawClient spoken = open("127.0.0.1");
        assertThat(spoken.get("/echo/x", Harness.KEY).status()).isEqualTo(200);
        for (int i = 0; i < 200; i++) {
            open("127.0.0.1");
        }

        assertThat(open("127.0.0.1").get("/echo/x", Harness.KEY).status()).isEqualTo(200);
        assertThat(spoken.get("/echo/x", Harness.KEY).status()).isEqualTo(200);
        assertThat(meter("holdfast_connections_open")).isLessThanOrEqualTo(10);
        assertThat(meter("holdfast_connections_gave_way") + meter("holdfast_connections_refused"))
                .isGreaterThanOrEqualTo(190);
    }

    @Test
    void oneAddressHasAtMostHalf() throws Exception {
        start(GatewayLimits.ofThisMachine().withConnections(8));
        List<RawClient> others = List.of(open("127.0.0.2"), open("127.0.0.2"), open("127.0.0.2"));
        for (RawClient other : others) {
            assertThat(other.get("/echo/x", Harness.KEY).status()).isEqualTo(200);
        }
        for (int i = 0; i < 30; i++) {
            open("127.0.0.1");
        }

        for (RawClient other : others) {
            assertThat(other.get("/echo/x", Harness.KEY).status()).isEqualTo(200);
        }
        assertThat(meter("holdfast_connections_open")).isLessThanOrEqualTo(7);
    }

    @Test
    void whoeverWaitsForAnAnswerKeepsHisConnection() throws Exception {
        start(GatewayLimits.ofThisMachine().withConnections(4));
        RawClient waiting = open("127.0.0.1");
        upstream.handle((request, connection) -> {
            if (request.requestLine().contains("slow")) {
                for (int i = 0; i < 20; i++) {
                    open("127.0.0.1");
                }
                assertThat(open("127.0.0.1").get("/echo/x", Harness.KEY).status())
                        .isEqualTo(200);
            }
            connection.send("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
            return true;
        });

        assertThat(waiting.get("/echo/slow", Harness.KEY).status()).isEqualTo(200);
    }

    @Test
    void backendsHaveAShareOfTheirOwnInWhichRestingConnectionsGiveWay() throws Exception {
        start(GatewayLimits.ofThisMachine().withBackends(1));
        assertThat(open("127.0.0.1").get("/echo/x", Harness.KEY).status()).isEqualTo(200);
        upstream.handle((request, connection) -> {
            if (request.requestLine().contains("slow")) {
                assertThat(open("127.0.0.1").get("/echo/x", Harness.KEY).status())
                        .isEqualTo(503);
            }
            connection.send("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
            return true;
        });

        assertThat(open("127.0.0.1").get("/echo/slow", Harness.KEY).status()).isEqualTo(200);
        assertThat(open("127.0.0.1").get("/echo/x", Harness.KEY).status()).isEqualTo(200);
    }

    /** A loop cannot take what rests in another one. */
    @Test
    void fewConnectionsToBackendsRest() throws Exception {
        upstream = TestUpstream.telling();
        harness = new Harness(
                Harness.echo(upstream.url()),
                Harness.LANGUAGE,
                new GatewaySettings(
                                "127.0.0.1",
                                0,
                                0,
                                "gateway.localhost",
                                "local",
                                null,
                                1,
                                GatewaySettings.Timeouts.DEFAULT)
                        .withLimits(GatewayLimits.ofThisMachine().withBackends(16)));
        var all = new CountDownLatch(6);
        upstream.handle((request, connection) -> {
            all.countDown();
            try {
                all.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            connection.send("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
            return true;
        });
        for (int i = 0; i < 6; i++) {
            open("127.0.0.1").send("GET /echo/x HTTP/1.1\nHost: a\n" + Harness.KEY + "\n\n");
        }

        for (RawClient client : clients) {
            assertThat(client.answer().status()).isEqualTo(200);
        }
        Awaitility.await().until(() -> upstream.open() == 2);
    }

    @Test
    void aConnectionThatNeverSendsAByteIsClosed() throws Exception {
        start(GatewayLimits.ofThisMachine().withFirstByte(Duration.ofMillis(100)));

        assertThat(open("127.0.0.1").isClosed()).isTrue();
        Awaitility.await().until(() -> meter("holdfast_connections_open") == 0);
    }
}
