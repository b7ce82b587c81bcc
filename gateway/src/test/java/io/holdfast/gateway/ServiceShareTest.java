package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.api;
import static io.holdfast.gateway.routes.TestResources.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.gateway.routes.MemoryConfiguration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service whose backend hangs does not hold the connections that the others need. */
class ServiceShareTest {

    private final CountDownLatch goOn = new CountDownLatch(1);
    private final List<RawClient> clients = new ArrayList<>();
    private TestUpstream upstream;
    private Harness harness;
    private MemoryConfiguration other;

    @BeforeEach
    void start() throws IOException {
        upstream = new TestUpstream((request, connection) -> {
            if (request.requestLine().contains("hang")) {
                await();
            }
            connection.send("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
            return true;
        });
        harness = new Harness(
                Harness.echo(upstream.url()),
                Harness.LANGUAGE,
                GatewaySettings.local()
                        .withLimits(GatewayLimits.ofThisMachine()
                                .withConnections(16)
                                .withBackends(8)));
        other = new MemoryConfiguration("fabrikam")
                .with(
                        api("open", "'path':'open','subscriptionRequired':false,'serviceUrl':'" + upstream.url() + "'"),
                        operation("open", "get", "GET", "/*"));
    }

    private void await() {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() throws IOException {
        goOn.countDown();
        for (RawClient client : clients) {
            client.close();
        }
        harness.close();
        upstream.close();
    }

    private RawClient call(int from, String path) throws IOException {
        RawClient client = RawClient.from("127.0.0." + from, harness.gateway.port());
        clients.add(client);
        return client.send("GET " + path + " HTTP/1.1\nHost: contoso.gateway.localhost\n" + Harness.KEY + "\n\n");
    }

    private int other() throws IOException {
        RawClient client = RawClient.from("127.0.0.9", harness.gateway.port());
        clients.add(client);
        return client.send("GET /open/x HTTP/1.1\nHost: fabrikam.gateway.localhost\n\n")
                .answer()
                .status();
    }

    @Test
    void oneServiceDoesNotHaveAll() throws Exception {
        other.tell(harness.gateway.follow(id -> other.snapshot()));
        for (int i = 0; i < 6; i++) {
            call(1 + i, "/echo/hang");
        }
        Awaitility.await().until(() -> upstream.got.size() == 6);

        RawClient.Answer refused = call(7, "/echo/hang").answer();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(other()).isEqualTo(200);

        // Whether it is answered or its caller leaves: its place is free again.
        clients.get(0).close();
        Awaitility.await().until(() -> call(7, "/echo/x").answer().status() == 200);
        goOn.countDown();
        for (int i = 1; i < 6; i++) {
            assertThat(clients.get(i).answer().status()).isEqualTo(200);
        }
        for (int i = 0; i < 8; i++) {
            assertThat(call(8, "/echo/x").answer().status()).isEqualTo(200);
        }
    }

    @Test
    void theOnlyServiceHasAll() throws Exception {
        for (int i = 0; i < 6; i++) {
            call(1 + i, "/echo/hang");
        }
        Awaitility.await().until(() -> upstream.got.size() == 6);
        assertThat(call(7, "/echo/x").answer().status()).isEqualTo(200);
    }
}
