package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeContext;
import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Run;
import io.holdfast.policy.view.SubscriptionView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** trace, emit-metric and set-request-metric-dimension-value. */
class TelemetryTest {

    private final FakeExchange exchange = new FakeExchange();

    @Test
    void aTraceSaysItsMessage() {
        exchange.variable("a", "seen");
        Run.inbound(exchange, """
                <trace source="mine" severity="error"><message>@(var.a)</message><metadata name="n" value="@(var.a)"/></trace>
                <trace source="old"> as text </trace>""");

        assertThat(exchange.told).containsExactly("ERROR mine: seen {n=seen}", "VERBOSE old: as text {}");
    }

    @Test
    void aMetricIsCountedWithItsDimensions() {
        exchange.variable("a", "2.5");
        exchange.subscription = new SubscriptionView("sub", "Sub", "k", null, null, null, null, null);
        Run.inbound(exchange, """
                <emit-metric name="m"><dimension name="Subscription ID"/><dimension name="user id"/><dimension name="own" value="x"/></emit-metric>
                <emit-metric name="m" value="@(var.a)" namespace="ns"/>""");

        assertThat(exchange.told)
                .containsExactly("API Management/m {Subscription ID=sub, user id=N/A, own=x} 1.0", "ns/m {} 2.5");
    }

    @Test
    void whatIsNotKnownOfACallNeedsAValue() {
        assertThat(Run.inbound(exchange, "<emit-metric name='m'><dimension name='own'/></emit-metric>"))
                .isEqualTo(Flow.RESPOND);
        assertThat(exchange.responseBody).contains("its attribute 'value' is missing", "Subscription ID");
        assertThat(exchange.told).isEmpty();
    }

    @Test
    void aNumberThatIsNoneFailsTheCall() {
        exchange.variable("a", "many");

        assertThat(Run.inbound(exchange, "<emit-metric name='m' value='@(var.a)'/>"))
                .isEqualTo(Flow.RESPOND);
        assertThat(exchange.status).isEqualTo(500);
    }

    @Test
    void aRequestIsCountedOnceWithAllItsDimensions() {
        exchange.variable("a", "x");
        Run.through(exchange, Run.compile(new FakeContext(), Run.document("inbound", """
                        <set-request-metric-dimension-value name="one" value="@(var.a)"/>
                        <set-request-metric-dimension-value name="two" value="y"/>""")), backend -> {});

        assertThat(exchange.told).containsExactly("API Management/Requests {one=x, two=y} 1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"llm-emit-token-metric", "azure-openai-emit-token-metric"})
    void tokensOfLanguageModelsAreCounted(String name) {
        Run.through(
                exchange,
                Run.compile(
                        new FakeContext(),
                        Run.document(
                                "inbound",
                                "<" + name + " namespace='llm'><dimension name='d' value='v'/></" + name + ">")),
                backend -> backend.responseHeaders.set("Content-Type", "text/event-stream"));
        exchange.send(
                "data: {\"choices\":[]}\n\nda", "ta: {\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":30}}\n\n");

        assertThat(exchange.told)
                .containsExactly(
                        "llm/Total Tokens {d=v} 50.0",
                        "llm/Prompt Tokens {d=v} 20.0",
                        "llm/Completion Tokens {d=v} 30.0");
        assertThat(exchange.requestHeaders.get("Accept-Encoding")).isEqualTo("identity");
        assertThat(exchange.responseBuffered).as("nothing of it is held").isFalse();
    }
}
