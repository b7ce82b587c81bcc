package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.Execution;
import io.holdfast.policy.FakeContext;
import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Pipeline;
import io.holdfast.policy.Run;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorsTest {

    private static final String CONTOSO =
            "<allowed-origins><origin>https://Contoso.example:443/</origin></allowed-origins>";
    private static final String ANYONE = "<allowed-origins><origin>*</origin></allowed-origins>";

    private final FakeExchange exchange = new FakeExchange();

    @Test
    void answersAPreflight() {
        String lists =
                "<allowed-methods preflight-result-max-age='300'><method>GET</method><method>PUT</method></allowed-methods>"
                        + "<allowed-headers><header>X-A</header><header>X-B</header></allowed-headers>";

        assertThat(preflight(
                        "<cors allow-credentials='true'>" + CONTOSO + lists + "</cors>",
                        "https://contoso.example",
                        "PUT"))
                .isTrue();

        assertThat(exchange.status).isEqualTo(200);
        assertThat(exchange.responseHeaders.fields())
                .isEqualTo(Map.of(
                        "Access-Control-Allow-Origin", List.of("https://contoso.example"),
                        "Access-Control-Allow-Methods", List.of("GET,PUT"),
                        "Access-Control-Allow-Headers", List.of("X-A,X-B"),
                        "Access-Control-Allow-Credentials", List.of("true"),
                        "Access-Control-Max-Age", List.of("300")));
        assertThat(exchange.stamped).containsEntry("Vary", "Origin");
    }

    @Test
    void anAsteriskAnswersWhatWasAskedFor() {
        exchange.requestHeaders.set("Access-Control-Request-Headers", "x-c");
        String lists =
                "<allowed-methods><method>*</method></allowed-methods><allowed-headers><header>*</header></allowed-headers>";

        preflight("<cors>" + ANYONE + lists + "</cors>", "https://a.example", "PATCH");

        assertThat(exchange.responseHeaders.fields())
                .isEqualTo(Map.of(
                        "Access-Control-Allow-Origin", List.of("*"),
                        "Access-Control-Allow-Methods", List.of("PATCH"),
                        "Access-Control-Allow-Headers", List.of("x-c"),
                        "Access-Control-Max-Age", List.of("0")));
        assertThat(exchange.stamped).isEmpty();
    }

    @Test
    void allowsGetAndPostIfNoMethodsAreListed() {
        assertThat(preflight("<cors>" + CONTOSO + "</cors>", "https://contoso.example", "POST"))
                .isTrue();
        assertThat(exchange.responseHeaders.get("Access-Control-Allow-Methods")).isEqualTo("GET,POST");

        assertThat(preflight("<cors>" + CONTOSO + "</cors>", "https://contoso.example", "DELETE"))
                .isTrue();
        assertThat(exchange.responseHeaders.fields()).isEmpty();
    }

    @Test
    void anUnknownOriginGetsAnEmpty200() {
        assertThat(preflight("<cors>" + CONTOSO + "</cors>", "https://evil.example", "GET"))
                .isTrue();

        assertThat(exchange.status).isEqualTo(200);
        assertThat(exchange.responseHeaders.fields()).isEmpty();
    }

    @Test
    void anUnknownOriginMayBeLeftToTheNextPolicy() {
        String first = "<cors terminate-unmatched-request='false'>" + CONTOSO + "</cors>";

        assertThat(preflight(first + "<cors>" + ANYONE + "</cors>", "https://a.example", "GET"))
                .isTrue();
        assertThat(exchange.responseHeaders.get("Access-Control-Allow-Origin")).isEqualTo("*");

        assertThat(preflight(first, "https://a.example", "GET")).isFalse();
    }

    @Test
    void stampsTheAnswerOfAnAllowedRequest() {
        exchange.requestHeaders.set("Origin", "HTTPS://contoso.example");

        Flow flow = Run.inbound(
                exchange, "<cors>" + CONTOSO + "<expose-headers><header>X-A</header></expose-headers></cors>");

        assertThat(flow).isEqualTo(Flow.FORWARD);
        assertThat(exchange.stamped)
                .isEqualTo(Map.of(
                        "Access-Control-Allow-Origin", "HTTPS://contoso.example",
                        "Access-Control-Expose-Headers", "X-A",
                        "Vary", "Origin"));
    }

    @Test
    void endsAnUnknownReadAndForwardsAnUnknownWrite() {
        exchange.requestHeaders.set("Origin", "https://evil.example");

        assertThat(Run.inbound(exchange, "<cors>" + CONTOSO + "</cors>")).isEqualTo(Flow.RESPOND);
        exchange.method = "POST";
        assertThat(Run.inbound(exchange, "<cors>" + CONTOSO + "</cors>")).isEqualTo(Flow.FORWARD);
        assertThat(exchange.stamped).isEqualTo(Map.of("Vary", "Origin"));
    }

    @Test
    void theFirstPolicyThatAllowsTheOriginWins() {
        exchange.requestHeaders.set("Origin", "https://contoso.example");
        String second = "<cors><allowed-origins><origin>https://b.example</origin></allowed-origins></cors>";

        assertThat(Run.inbound(exchange, "<cors>" + CONTOSO + "</cors>" + second))
                .isEqualTo(Flow.FORWARD);
        assertThat(exchange.stamped).containsEntry("Access-Control-Allow-Origin", "https://contoso.example");
    }

    @Test
    void whatCantRunStopsPreflightsToo() {
        assertThat(preflight(
                        "<cors allow-credentials='@(context.No)'>" + ANYONE + "</cors>", "https://a.example", "GET"))
                .isTrue();

        assertThat(exchange.status).isEqualTo(500);
        assertThat(exchange.responseBody).contains("'cors'", "expression");
    }

    private boolean preflight(String policies, String origin, String method) {
        Pipeline pipeline = Run.compile(new FakeContext(), Run.document("inbound", policies));
        boolean any = pipeline.answersPreflights();
        exchange.status = 0;
        new Execution(pipeline, exchange, exchange.host).preflight(origin, method);
        exchange.host.settle();
        return any && exchange.status != 0;
    }
}
