package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.api;
import static io.holdfast.gateway.routes.TestResources.operation;
import static io.holdfast.gateway.routes.TestResources.policy;
import static io.holdfast.gateway.routes.TestResources.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.gateway.routes.MemoryConfiguration;
import io.holdfast.gateway.routes.PolicyCompiler;
import io.holdfast.model.testing.Draw;
import io.holdfast.model.testing.Property;
import io.holdfast.policy.Body;
import io.holdfast.policy.CompiledExpression;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.ExpressionLanguage;
import io.holdfast.policy.Need;
import io.holdfast.policy.PolicyLanguage;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Heads, bodies, pauses, ends and time-outs of both sides in any order, with policies that wait, read bodies and forward again: no event
 * comes out of turn, nothing is left held, and the next call is served. A caller who stays gets an answer, or sees his connection end.
 */
class CallEventsPropertyTest {

    private static final int CASES = 100;
    private static final String BIG = "0123456789".repeat(30_000);
    private static final List<String> INBOUND = List.of("", "slow", "request", "slow-request");
    private static final List<String> OUTBOUND = List.of("", "slow", "response", "slow-response", "replaced", "retry");

    enum Backend {
        WHOLE,
        PIECES,
        BIG,
        BUSY_FIRST,
        HALF,
        NOTHING,
        SILENT
    }

    enum Caller {
        PATIENT,
        LATE_BODY,
        SLOW_READER,
        GONE_BEFORE_BODY,
        GONE_AT_ONCE,
        STALLS
    }

    record Case(int inbound, int outbound, Backend backend, Caller caller, int body) {

        String path() {
            return "/v" + inbound + "x" + outbound + "/item";
        }
    }

    private static Case draw(Draw draw) {
        return new Case(
                draw.between(0, INBOUND.size() - 1),
                draw.between(0, OUTBOUND.size() - 1),
                draw.of(Backend.values()),
                draw.oneIn(12) ? Caller.STALLS : Caller.values()[draw.between(0, Caller.STALLS.ordinal() - 1)],
                draw.of(0, 1, 10, 70_000));
    }

    private static MemoryConfiguration configuration(String url) {
        var configuration = new MemoryConfiguration("contoso").with(subscription("s1", "/apis", "active", "k1", "k2"));
        for (int i = 0; i < INBOUND.size(); i++) {
            for (int o = 0; o < OUTBOUND.size(); o++) {
                String name = "v" + i + "x" + o;
                configuration.with(
                        api(name, "'path':'" + name + "','serviceUrl':'" + url + "'"),
                        operation(name, "post", "POST", "/*"),
                        policy("apis/policies", name, document(INBOUND.get(i), OUTBOUND.get(o))));
            }
        }
        return configuration;
    }

    private static String document(String inbound, String outbound) {
        String forward = "<forward-request timeout-ms=\\\"300\\\"/>";
        boolean again = outbound.equals("retry");
        return "<policies><inbound>" + expression(inbound) + "</inbound><backend>"
                + (again
                        ? "<retry condition=\\\"@(busy)\\\" count=\\\"2\\\" interval=\\\"0\\\">"
                                + forward.replace("/>", " buffer-request-body=\\\"true\\\"/>") + "</retry>"
                        : forward)
                + "</backend><outbound>"
                + (outbound.equals("replaced") ? "<set-body>other</set-body>" : again ? "" : expression(outbound))
                + "</outbound></policies>";
    }

    private static String expression(String words) {
        return words.isEmpty() ? "" : "<set-header name=\\\"X-Seen\\\"><value>@(" + words + ")</value></set-header>";
    }

    /** What the words of the documents mean. */
    private static final ExpressionLanguage WORDS = (code, type) -> new CompiledExpression() {
        @Override
        public @Nullable Object evaluate(Exchange exchange) {
            if (code.contains("busy")) {
                return exchange.hasResponse() && exchange.status() == 503;
            }
            Body body = code.contains("request")
                    ? exchange.requestBody()
                    : code.contains("response") ? exchange.responseBody() : null;
            return body == null ? "none" : String.valueOf(body.text(true).length());
        }

        @Override
        public Set<Need> needs() {
            Set<Need> needs = new HashSet<>();
            if (code.contains("slow")) {
                needs.add(Need.TIME);
            }
            if (code.contains("request")) {
                needs.add(Need.REQUEST_BODY);
            }
            if (code.contains("response")) {
                needs.add(Need.RESPONSE_BODY);
            }
            return needs;
        }
    };

    private static boolean answer(TestUpstream.Got request, TestUpstream.Connection connection) throws IOException {
        String text = "got " + request.body().length;
        String whole = "Content-Length: " + text.length() + "\n\n" + text;
        switch (Backend.valueOf(request.header("X-Backend"))) {
            case WHOLE -> connection.send("HTTP/1.1 200 OK\n" + whole);
            case PIECES -> {
                connection.send("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n4\ngot \n");
                String rest = text.substring(4);
                connection.send(Integer.toHexString(rest.length()) + "\n" + rest + "\n0\n\n");
            }
            case BIG -> connection.send("HTTP/1.1 200 OK\nContent-Length: " + BIG.length() + "\n\n" + BIG);
            case BUSY_FIRST -> connection.send("HTTP/1.1 503 Busy\n" + whole);
            case HALF -> {
                connection.send("HTTP/1.1 200 OK\nContent-Length: 100\n\nhalf");
                return false;
            }
            case NOTHING -> {
                return false;
            }
            case SILENT -> {
                return connection.in.read() >= 0;
            }
        }
        return true;
    }

    @Test
    void noneComesOutOfTurnAndNothingIsLeft() throws Exception {
        var timeouts = new GatewaySettings.Timeouts(
                Duration.ofSeconds(5),
                Duration.ofMillis(300),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofMillis(300),
                Duration.ofSeconds(60));
        try (var upstream = new TestUpstream(CallEventsPropertyTest::answer);
                var harness = new Harness(
                        configuration(upstream.url()),
                        PolicyCompiler.of(PolicyLanguage.load(WORDS)),
                        GatewaySettings.local().withTimeouts(timeouts))) {
            Property.holds(CASES, CallEventsPropertyTest::draw, each -> check(harness, each));
        }
    }

    private static void check(Harness harness, Case each) throws Exception {
        RawClient.Answer answer = call(harness, each);
        boolean orderly = each.backend() == Backend.WHOLE || each.backend() == Backend.PIECES;
        if (each.caller() == Caller.PATIENT && orderly) {
            assertThat(answer).isNotNull();
            assertThat(answer.status()).isEqualTo(200);
            boolean replaced = OUTBOUND.get(each.outbound()).equals("replaced");
            assertThat(answer.body()).isEqualTo(replaced ? "other" : "got " + each.body());
        }
        await().pollInterval(Duration.ofMillis(2))
                .untilAsserted(
                        () -> assertThat(harness.gateway.core().bodies().used()).isZero());
        assertThat(harness.gateway.core().counters().defects()).isZero();
        assertThat(call(harness, new Case(0, 0, Backend.WHOLE, Caller.PATIENT, 3))
                        .body())
                .isEqualTo("got 3");
    }

    /** Null if the connection ends without an answer, or the caller does not wait for it. */
    private static RawClient.@Nullable Answer call(Harness harness, Case each) throws IOException {
        String body = "b".repeat(each.body());
        String head = "POST " + each.path() + " HTTP/1.1\nHost: c\nX-Backend: " + each.backend() + "\nContent-Length: "
                + each.body() + "\n" + Harness.KEY + "\n\n";
        try (RawClient client = harness.client()) {
            client.send(head);
            switch (each.caller()) {
                case PATIENT, SLOW_READER -> client.send(body);
                case LATE_BODY -> {
                    client.send(body.substring(0, each.body() / 2));
                    Thread.yield();
                    client.send(body.substring(each.body() / 2));
                }
                case GONE_BEFORE_BODY -> {
                    client.send(body.substring(0, each.body() / 2));
                    return null;
                }
                case GONE_AT_ONCE -> {
                    return null;
                }
                case STALLS -> client.send(body.substring(0, each.body() / 2));
            }
            return client.answer();
        } catch (EOFException | SocketException e) {
            return null;
        }
    }
}
