package io.holdfast.gateway;

import static io.holdfast.gateway.CallOutBench.following;
import static io.holdfast.gateway.CallOutBench.get;
import static io.holdfast.gateway.CallOutBench.request;
import static io.holdfast.gateway.CallOutBench.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.egress.Egress;
import io.holdfast.gateway.calls.CallOutLimits;
import io.holdfast.gateway.calls.ScopedCallOuts;
import io.holdfast.gateway.routes.MemoryConfiguration;
import io.holdfast.policy.calls.CallAnswer;
import io.holdfast.policy.calls.CallFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests of policies over real sockets, without a gateway around them. */
class CallOutsTest {

    private static final int MIB = 1024 * 1024;

    private TestUpstream upstream;
    private CallOutBench bench;

    @BeforeEach
    void start() throws IOException {
        upstream = TestUpstream.telling();
        bench = new CallOutBench();
    }

    @AfterEach
    void stop() throws IOException {
        bench.close();
        upstream.close();
    }

    private static String text(CallAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private void saying(String response) {
        upstream.handle((request, connection) -> {
            connection.send(response);
            return true;
        });
    }

    @Test
    void sendsWhatItIsTold() {
        saying("HTTP/1.1 418 Teapot\nX-A: 1\nX-A: 2\nConnection: X-B\nX-B: 3\nContent-Length: 5\n\nHello");

        CallAnswer answer = bench.send(request("PATCH", upstream.url() + "/a%20b?q=ä z#f", "body", "X-Mine", "m"));

        assertThat(upstream.last().requestLine()).isEqualTo("PATCH /a%20b?q=%C3%A4%20z HTTP/1.1");
        assertThat(upstream.last().header("Host")).isEqualTo("127.0.0.1:" + upstream.port());
        assertThat(upstream.last().header("X-Mine")).isEqualTo("m");
        assertThat(upstream.last().text()).isEqualTo("body");
        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.reason()).isEqualTo("Teapot");
        assertThat(answer.fields())
                .filteredOn(field -> field.name().equals("X-A"))
                .hasSize(2);
        assertThat(answer.field("x-b")).isNull();
        assertThat(text(answer)).isEqualTo("Hello");
    }

    @ParameterizedTest
    @CsvSource({"'',/", "'?a=1',/?a=1", "/x/../y,/x/../y", "'\\x',/%5Cx"})
    void targetsStayAsWritten(String rest, String sent) {
        // A backslash is sent as it is: what it means, the one who is called decides.
        bench.send(get(upstream.url() + rest));

        assertThat(upstream.last().requestLine()).isIn("GET " + sent + " HTTP/1.1", "GET /\\x HTTP/1.1");
    }

    @Test
    void fieldsOfTheConnectionAreLeftOut() {
        bench.send(request(
                "POST", upstream.url(), "abc", "Content-Length", "99", "Transfer-Encoding", "chunked", "Host", "h"));

        assertThat(upstream.last().header("Content-Length")).isEqualTo("3");
        assertThat(upstream.last().header("Transfer-Encoding")).isNull();
        assertThat(upstream.last().header("Host")).isEqualTo("h");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/relative", "ftp://a/b", "http://", "http:// x/", "fabric:/app", "http://a b/", "x://y"})
    void whatIsNoUrlFails(String url) {
        assertThat(bench.failure(get(url)).reason()).isEqualTo("BackendConnectionFailure");
    }

    @Test
    void nothingIsSmuggledIntoTheHead() {
        assertThat(bench.failure(request("GET", upstream.url(), "", "X-A", "1\r\nX-B: 2")))
                .isNotNull();
        assertThat(bench.failure(request("GET / HTTP/1.1\r\nX: ", upstream.url(), "")))
                .isNotNull();
        assertThat(upstream.got).isEmpty();
    }

    @Test
    void connectionsAreUsedAgain() {
        bench.send(get(upstream.url()));
        bench.send(get(upstream.url() + "/2"));

        assertThat(upstream.connections()).isEqualTo(1);
    }

    @Test
    void aConnectionThatWasGivenUpIsReplacedForWhatMayBeRepeated() {
        bench.send(get(upstream.url()));
        upstream.handle((request, connection) -> {
            if (connection.number > 1) {
                connection.send("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
            }
            return connection.number > 1;
        });

        assertThat(bench.send(get(upstream.url())).status()).isEqualTo(200);
        assertThat(upstream.connections()).isEqualTo(2);
    }

    @Test
    void whatMayNotBeRepeatedIsNotSentTwice() {
        bench.send(get(upstream.url()));
        upstream.handle((request, connection) -> false);

        assertThat(bench.failure(request("POST", upstream.url(), "x")).reason()).isEqualTo("BackendConnectionFailure");
        assertThat(upstream.got).hasSize(2);
    }

    @Test
    void chunksAndBodilessAnswersAreRead() {
        saying("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\nabc\n2\nde\n0\n\n");
        assertThat(text(bench.send(get(upstream.url())))).isEqualTo("abcde");
        saying("HTTP/1.1 200 OK\nContent-Length: 12\n\n");
        assertThat(bench.send(request("HEAD", upstream.url(), "")).body()).isEmpty();
        saying("HTTP/1.1 204 No Content\n\n");
        assertThat(bench.send(get(upstream.url())).status()).isEqualTo(204);
    }

    @Test
    void silenceTimesOut() {
        upstream.handle((request, connection) -> connection.line() != null);

        CallFailure failure = bench.failure(within(Duration.ofMillis(200), get(upstream.url())));

        assertThat(failure.reason()).isEqualTo("Timeout");
        Awaitility.await().until(() -> upstream.open() == 0);
    }

    @Test
    void theTimeIsForAllOfTheResponse() {
        upstream.handle((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\nContent-Length: 1000000\n\n");
            while (true) {
                connection.send("x");
                java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
            }
        });

        assertThat(bench.failure(within(Duration.ofMillis(300), get(upstream.url())))
                        .reason())
                .isEqualTo("Timeout");
    }

    @Test
    void aServerThatIsNotThereFails() throws Exception {
        int port;
        try (var gone = new java.net.ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        CallFailure failure = bench.failure(get("http://127.0.0.1:" + port + "/?secret=s"));
        assertThat(failure.reason()).isEqualTo("BackendConnectionFailure");
        assertThat(failure.text()).doesNotContain("127.0.0.1").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5000000\n\n", "Transfer-Encoding: chunked\n\n"})
    void anAnswerThatIsTooLargeIsRefused(String framing) {
        upstream.handle((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\n" + framing);
            while (true) {
                connection.send("10000\n" + "x".repeat(0x10000) + "\n");
            }
        });

        assertThat(bench.failure(get(upstream.url())).reason()).isEqualTo("ResponseTooLarge");
        Awaitility.await().until(() -> upstream.open() == 0);
    }

    @Test
    void answersAreHeldUntilTheCallIsOver() {
        saying("HTTP/1.1 200 OK\nContent-Length: 1000\n\n" + "x".repeat(1000));
        ScopedCallOuts scope = bench.scope();
        bench.begin(scope, get(upstream.url())).join();
        assertThat(bench.client.bytes().used()).isEqualTo(1000);

        bench.onLoop(() -> {
            scope.close();
            return null;
        });

        assertThat(bench.client.bytes().used()).isZero();
        assertThat(bench.client.places().used()).isZero();
        assertThat(bench.begin(scope, get(upstream.url()))).isCompletedExceptionally();
    }

    @Test
    void aServiceHasHalfOfTheRoom() throws Exception {
        try (var small = new CallOutBench(new CallOutLimits(100, 10 * MIB, MIB))) {
            saying("HTTP/1.1 200 OK\nContent-Length: " + 3 * MIB + "\n\n" + "x".repeat(3 * MIB));
            small.send(get(upstream.url()));

            assertThat(small.failure(get(upstream.url())).reason()).isEqualTo("TooManyCalls");
        }
    }

    @Test
    void aServiceHasHalfOfThePlaces() throws Exception {
        try (var small = new CallOutBench(new CallOutLimits(4, MIB, MIB))) {
            upstream.handle((request, connection) -> connection.line() != null);
            ScopedCallOuts scope = small.scope();
            small.begin(scope, get(upstream.url()));
            small.begin(scope, get(upstream.url()));

            assertThat(small.failure(get(upstream.url())).reason()).isEqualTo("TooManyCalls");

            small.onLoop(() -> {
                scope.close();
                return null;
            });
            saying("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
            assertThat(small.send(get(upstream.url())).status()).isEqualTo(200);
        }
    }

    @Test
    void aCallerWhoLeavesTakesItAlong() {
        upstream.handle((request, connection) -> connection.line() != null);
        ScopedCallOuts scope = bench.scope();
        CompletableFuture<CallAnswer> result = bench.begin(scope, get(upstream.url()));
        Awaitility.await().until(() -> upstream.got.size() == 1);

        bench.onLoop(() -> {
            scope.close();
            return null;
        });

        assertThat(result).isCancelled();
        Awaitility.await().until(() -> upstream.open() == 0);
    }

    @Test
    void whatNobodyWaitsForOutlivesTheCall() {
        ScopedCallOuts scope = bench.scope();
        bench.onLoop(() -> {
            scope.sendAndForget(CompletableFuture.completedFuture(get(upstream.url() + "/once")));
            scope.close();
            return null;
        });

        Awaitility.await().until(() -> upstream.got.size() == 1);
        Awaitility.await().until(() -> bench.client.places().used() == 0);
        assertThat(bench.client.bytes().used()).isZero();
    }

    // --- redirects

    private void redirecting(int status, String location) {
        upstream.handle((request, connection) -> {
            boolean first = request.requestLine().matches(".*/from(/a)? .*");
            String head = first ? status + " X\nLocation: " + location : "200 OK";
            connection.send("HTTP/1.1 " + head + "\nContent-Length: 3\n\nxyz");
            return true;
        });
    }

    @Test
    void redirectsAreAnswersUnlessAskedFor() {
        redirecting(302, "/to");
        assertThat(bench.send(get(upstream.url() + "/from")).status()).isEqualTo(302);
        assertThat(upstream.got).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"301,POST,GET", "302,PUT,PUT", "303,PUT,GET", "307,POST,POST", "308,PATCH,PATCH"})
    void redirectsAreGoneAfterAsDotnetDoes(int status, String method, String then) {
        redirecting(status, "to?x=1");

        String body = "b";
        assertThat(bench.send(following(request(method, upstream.url() + "/from/a", body, "Authorization", "s")))
                        .status())
                .isEqualTo(200);

        assertThat(upstream.last().requestLine()).isEqualTo(then + " /from/to?x=1 HTTP/1.1");
        assertThat(upstream.last().text()).isEqualTo(then.equals(method) ? body : "");
        assertThat(upstream.last().header("Authorization")).isEqualTo("s");
    }

    @Test
    void whatSignsInStaysWithWhomItIsFor() throws Exception {
        try (var other = TestUpstream.telling()) {
            redirecting(307, other.url() + "/to");

            bench.send(following(get(upstream.url() + "/from", "Authorization", "s", "Cookie", "c", "X-A", "a")));

            assertThat(other.last().header("Authorization")).isNull();
            assertThat(other.last().header("Cookie")).isNull();
            assertThat(other.last().header("X-A")).isEqualTo("a");
        }
    }

    @Test
    void aCircleEnds() {
        redirecting(302, "/from");
        assertThat(bench.send(following(get(upstream.url() + "/from"))).status())
                .isEqualTo(302);
        assertThat(upstream.got).hasSize(11);
    }

    // --- where nobody may go

    @ParameterizedTest
    @ValueSource(
            strings = {"http://169.254.169.254/metadata", "http://[::ffff:169.254.169.254]/", "http://2852039166/"})
    void metadataServicesAreNotReached(String url) {
        assertThat(bench.failure(within(Duration.ofSeconds(5), get(url))).reason())
                .isEqualTo("BackendConnectionFailure");
    }

    @Test
    void theGuardHoldsForRedirectsToo() {
        try (var outside =
                new CallOutBench(new MemoryConfiguration("contoso"), new CallOutLimits(10, MIB, MIB), Egress.OUTSIDE)) {
            assertThat(outside.failure(get(upstream.url())).reason()).isEqualTo("BackendConnectionFailure");
            assertThat(upstream.got).isEmpty();
        }
    }
}
