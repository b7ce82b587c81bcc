package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.gateway.routes.PolicyCompiler;
import io.holdfast.gateway.routes.TestCompiler;
import io.holdfast.policy.Body;
import io.holdfast.policy.CompiledExpression;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.ExpressionLanguage;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Need;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.PolicyLanguage;
import io.holdfast.policy.Step;
import java.io.EOFException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Policies that wait, read bodies and take long, on real connections. */
class SuspendedCallTest {

    private final CompletableFuture<String> work = new CompletableFuture<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Step waits = exchange -> exchange.await(
            () -> {
                begun.countDown();
                return work;
            },
            (same, result) -> {
                same.stamp("X-Result", result);
                return Flow.NEXT;
            });
    private TestUpstream upstream;
    private Harness harness;

    @AfterEach
    void stop() throws Exception {
        harness.close();
        upstream.close();
    }

    private void start(List<Step> inbound, List<Step> outbound, TestUpstream backend) {
        upstream = backend;
        harness = new Harness(
                Harness.echo(backend.url()), TestCompiler.forwarding(inbound, outbound), GatewaySettings.local());
    }

    private void expression(String section, Set<Need> needs, Function<Exchange, @Nullable Object> value)
            throws Exception {
        ExpressionLanguage expressions = (code, type) -> new CompiledExpression() {
            @Override
            public @Nullable Object evaluate(Exchange exchange) {
                return value.apply(exchange);
            }

            @Override
            public Set<Need> needs() {
                return needs;
            }
        };
        upstream = new TestUpstream((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\nContent-Type: text/plain\nTransfer-Encoding: chunked\n\n5\nhello\n");
            connection.send("1\n \n" + Integer.toHexString(request.body().length) + "\n" + request.text() + "\n0\n\n");
            return true;
        });
        String document =
                "<policies><" + section + "><set-header name=\\\"X-Seen\\\"><value>@(x)</value></set-header></"
                        + section + "><backend><forward-request/></backend></policies>";
        harness = new Harness(
                Harness.echo(upstream.url()).with(policy("apis/policies", "echo", document)),
                PolicyCompiler.of(PolicyLanguage.load(expressions)),
                GatewaySettings.local());
    }

    @Test
    void aWaitingRequestIsForwardedWithItsBodyWhenTheWorkIsDone() throws Exception {
        start(List.of(waits), List.of(), new TestUpstream((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\nContent-Length: " + request.body().length + "\n\n" + request.text());
            return true;
        }));
        try (RawClient client = harness.client()) {
            client.send("POST /echo/x HTTP/1.1\nHost: c\nContent-Length: 5\n" + Harness.KEY + "\n\nhello");
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(upstream.got).isEmpty();
            work.complete("done");
            RawClient.Answer answer = client.answer();
            assertThat(answer.body()).isEqualTo("hello");
            assertThat(answer.header("X-Result")).isEqualTo("done");
            assertThat(client.get("/echo/x", Harness.KEY).status()).isEqualTo(200);
        }
    }

    @Test
    void aResponseComesWholeAfterPoliciesThatWaited() throws Exception {
        String body = "0123456789abcdef".repeat(40_000);
        start(
                List.of(),
                List.of(waits),
                TestUpstream.saying("HTTP/1.1 200 OK\nContent-Length: " + body.length() + "\n\n" + body));
        try (RawClient client = harness.client()) {
            client.send("GET /echo/x HTTP/1.1\nHost: c\n" + Harness.KEY + "\n\n");
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            work.complete("done");
            assertThat(client.answer().body()).isEqualTo(body);
        }
    }

    @Test
    void aResponseThatBreaksWhilePoliciesWaitIsAnError() throws Exception {
        start(List.of(), List.of(waits), new TestUpstream((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\nContent-Length: 100\n\nhalf");
            return false;
        }));
        try (RawClient client = harness.client()) {
            client.send("GET /echo/x HTTP/1.1\nHost: c\n" + Harness.KEY + "\n\n");
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            work.complete("done");
            try {
                assertThat(client.answer().status()).isEqualTo(500);
            } catch (EOFException e) {
                // The break came after the head had gone out: then a cut connection tells.
                assertThat(e).isNotNull();
            }
        }
    }

    @Test
    void aCallerWhoIsGoneCancelsTheWork() throws Exception {
        start(List.of(waits), List.of(), TestUpstream.telling());
        try (RawClient client = harness.client()) {
            client.send("GET /echo/x HTTP/1.1\nHost: c\n" + Harness.KEY + "\n\n");
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        }
        await().until(work::isCancelled);
        assertThat(upstream.got).isEmpty();
    }

    @Test
    void workThatFailsIsAnswered() throws Exception {
        start(List.of(waits), List.of(), TestUpstream.telling());
        work.completeExceptionally(new PolicyException(502, "test", "Gone", "gone"));
        assertThat(harness.get("/echo/x", Harness.KEY).body()).contains("\"statusCode\": 502", "gone");
    }

    @Test
    void aRequestsBodyIsReadAndPassedOn() throws Exception {
        expression("inbound", Set.of(Need.REQUEST_BODY), exchange -> text(exchange.requestBody(), true));
        assertThat(post("world").body()).isEqualTo("hello world");
        assertThat(upstream.last().header("X-Seen")).isEqualTo("world");
        assertThat(upstream.last().text()).isEqualTo("world");
    }

    @Test
    void aBodyThatIsConsumedIsNotPassedOn() throws Exception {
        expression("inbound", Set.of(Need.REQUEST_BODY), exchange -> text(exchange.requestBody(), false));
        assertThat(post("world").body()).isEqualTo("hello ");
        assertThat(upstream.last().header("X-Seen")).isEqualTo("world");
    }

    @Test
    void aResponsesBodyIsReadElsewhereAndPassedOn() throws Exception {
        String loop = Thread.currentThread().getName();
        expression("outbound", Set.of(Need.RESPONSE_BODY, Need.TIME), exchange -> {
            assertThat(Thread.currentThread().getName())
                    .startsWith("gateway-policies")
                    .isNotEqualTo(loop);
            return text(exchange.responseBody(), true);
        });
        RawClient.Answer answer = post("world");
        assertThat(answer.header("X-Seen")).isEqualTo("hello world");
        assertThat(answer.body()).isEqualTo("hello world");
    }

    @Test
    void aBodyThatIsTooLargeToReadIsRefused() throws Exception {
        expression("inbound", Set.of(Need.REQUEST_BODY), exchange -> text(exchange.requestBody(), true));
        try (RawClient client = harness.client()) {
            client.send("POST /echo/x HTTP/1.1\nHost: c\nContent-Length: 5000000\n" + Harness.KEY + "\n\n");
            assertThat(client.answer().status()).isEqualTo(413);
        }
    }

    private RawClient.Answer post(String body) throws Exception {
        try (RawClient client = harness.client()) {
            client.send("POST /echo/x HTTP/1.1\nHost: c\nContent-Length: " + body.length() + "\n" + Harness.KEY + "\n\n"
                    + body);
            return client.answer();
        }
    }

    private static @Nullable String text(@Nullable Body body, boolean keep) {
        return body == null ? null : body.text(keep);
    }
}
