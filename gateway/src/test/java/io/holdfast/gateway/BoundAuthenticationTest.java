package io.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backend that signs connections in, as IIS does: who has proved who he is on one stays it there. */
class BoundAuthenticationTest {

    private static final int CALLS = 12;

    private final Map<TestUpstream.Connection, String> signedIn = new ConcurrentHashMap<>();
    private String field = "WWW-Authenticate";
    private TestUpstream upstream;
    private Harness harness;

    @BeforeEach
    void start() throws IOException {
        upstream = new TestUpstream(this::answer);
        harness = new Harness(Harness.echo(upstream.url()));
    }

    @AfterEach
    void stop() throws IOException {
        harness.close();
        upstream.close();
    }

    /** Type 3 is good only on the connection of its type 1, as a challenge is of one connection. */
    private boolean answer(TestUpstream.Got request, TestUpstream.Connection connection) throws IOException {
        String[] words = String.valueOf(request.header("Authorization")).split(" ");
        if (words.length == 2 && words[1].equals("TYPE1")) {
            signedIn.put(connection, "");
            connection.send("HTTP/1.1 401 Unauthorized\n" + field + ": " + words[0] + " TYPE2\nContent-Length: 0\n\n");
        } else if (words.length == 2 && words[1].startsWith("TYPE3-") && signedIn.containsKey(connection)) {
            signedIn.put(connection, words[1].substring(6));
        } else if (words.length == 2 && words[1].startsWith("TICKET-")) {
            signedIn.put(connection, words[1].substring(7));
        }
        String who = signedIn.getOrDefault(connection, "");
        if (words.length < 2 || !words[1].equals("TYPE1")) {
            connection.send(
                    who.isEmpty()
                            ? "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"a\", NTLM\nContent-Length: 0\n\n"
                            : "HTTP/1.1 200 OK\nContent-Length: " + who.length() + "\n\n" + who);
        }
        return true;
    }

    @ParameterizedTest
    @ValueSource(strings = {"NTLM", "negotiate"})
    void signsItsCallerInAndNobodyElse(String scheme) throws Exception {
        for (int i = 0; i < CALLS; i++) {
            try (RawClient ada = harness.client()) {
                assertThat(ada.get("/echo/x", Harness.KEY).status()).isEqualTo(401);
                assertThat(ada.get("/echo/x", Harness.KEY, "Authorization: " + scheme + " TYPE1")
                                .header("WWW-Authenticate"))
                        .isEqualTo(scheme + " TYPE2");
                assertThat(harness.get("/echo/x", Harness.KEY).status())
                        .as("another caller in the middle of the handshake")
                        .isEqualTo(401);
                assertThat(ada.get("/echo/x", Harness.KEY, "Authorization: " + scheme + " TYPE3-ada")
                                .body())
                        .isEqualTo("ada");
                assertThat(ada.get("/echo/x", Harness.KEY).status())
                        .as("without a proof, be it on the same connection: a proxy may send others over it")
                        .isEqualTo(401);
                assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(401);
            }
        }
    }

    @Test
    void aTicketSignsNobodyElseIn() throws Exception {
        for (int i = 0; i < CALLS; i++) {
            assertThat(harness.get("/echo/x", Harness.KEY, "Authorization: Negotiate TICKET-ada")
                            .body())
                    .isEqualTo("ada");
            // Three connections in a round, so that each event loop's turn comes.
            assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(401);
            assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(401);
        }
    }

    @Test
    void aProofOfAnotherSchemeGoesOnToo() throws Exception {
        field = "Proxy-Authenticate";
        try (RawClient ada = harness.client()) {
            ada.get("/echo/x", Harness.KEY, "Authorization: NTLM TYPE1");
            assertThat(ada.get("/echo/x", Harness.KEY, "Authorization: NTLM TYPE3-ada")
                            .body())
                    .isEqualTo("ada");
        }
    }

    @Test
    void aCallerWhoLeavesTakesTheHandshakeAlong() throws Exception {
        try (RawClient ada = harness.client()) {
            ada.get("/echo/x", Harness.KEY, "Authorization: NTLM TYPE1");
            assertThat(upstream.open()).isEqualTo(1);
        }
        await().until(() -> upstream.open() == 0);
        try (RawClient mallory = harness.client()) {
            assertThat(mallory.get("/echo/x", Harness.KEY, "Authorization: NTLM TYPE3-ada")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void otherAuthenticationSharesConnections() throws Exception {
        try (RawClient client = harness.client()) {
            for (int i = 0; i < 5; i++) {
                upstream.handle((request, connection) -> {
                    connection.send("HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"NTLM\"\n"
                            + "Content-Length: 0\n\n");
                    return true;
                });
                client.get("/echo/x", Harness.KEY, "Authorization: Basic NTLM");
            }
        }
        assertThat(upstream.connections()).isEqualTo(1);
    }
}
