package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.policy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies that policies hold are bounded all together, too. */
class BodyRoomTest {

    private static final int MIB = 1024 * 1024;
    private static final byte[] BODY = new byte[4 * MIB - 1];

    private final List<RawClient> clients = new ArrayList<>();
    private TestUpstream upstream;
    private Harness harness;

    @BeforeEach
    void start() throws IOException {
        upstream = TestUpstream.telling();
        var configuration = Harness.echo(upstream.url())
                .with(policy(
                        "apis/policies",
                        "echo",
                        "<policies><inbound/><backend><forward-request buffer-request-body=\\u0022true\\u0022/></backend>"
                                + "<outbound/><on-error/></policies>"));
        harness = new Harness(
                configuration,
                Harness.LANGUAGE,
                GatewaySettings.local().withLimits(GatewayLimits.ofThisMachine().withBodyBytes(16L * MIB)));
    }

    @AfterEach
    void stop() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        harness.close();
        upstream.close();
    }

    private RawClient upload(String from, int length) throws IOException {
        RawClient client = RawClient.from(from, harness.gateway.port());
        clients.add(client);
        return client.send("POST /echo/x HTTP/1.1\nHost: contoso.gateway.localhost\n" + Harness.KEY
                + "\nContent-Length: " + length + "\n\n");
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

    @Test
    void whatFindsNoRoomIsRefusedAndOthersAreServed() throws Exception {
        upload("127.0.0.1", BODY.length + 1).send(BODY);
        upload("127.0.0.1", BODY.length + 1).send(BODY);
        awaitHeld(2L * BODY.length);

        RawClient.Answer refused = upload("127.0.0.1", 1024).answer();

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(200);

        clients.get(0).send(new byte[1]);
        assertThat(clients.get(0).answer().status()).isEqualTo(200);
        clients.get(1).close();
        awaitHeld(0);
        assertThat(upload("127.0.0.1", 4).send("body").answer().status()).isEqualTo(200);
    }

    @Test
    void aBodyOfUnknownLengthIsCounted() throws Exception {
        upload("127.0.0.1", BODY.length + 1).send(BODY);
        RawClient chunked = RawClient.from("127.0.0.2", harness.gateway.port());
        clients.add(chunked);
        chunked.send("POST /echo/x HTTP/1.1\nHost: contoso.gateway.localhost\n" + Harness.KEY
                + "\nTransfer-Encoding: chunked\n\n"
                + Integer.toHexString(BODY.length) + "\n");
        chunked.send(BODY);
        awaitHeld(2L * BODY.length);
        chunked.send("\n" + Integer.toHexString(MIB) + "\n").send(new byte[MIB]);

        assertThat(chunked.answer().status()).isEqualTo(413);
        awaitHeld(BODY.length);
    }

    @Test
    void bodiesThatAreTooLargeAreNotWaitedFor() throws Exception {
        assertThat(upload("127.0.0.1", 5 * MIB).answer().status()).isEqualTo(413);
        assertThat(held()).isZero();
    }
}
