package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Run;
import org.junit.jupiter.api.Test;

class CheckHeaderTest {

    private final FakeExchange exchange = new FakeExchange();

    @Test
    void passesWhatIsListed() {
        exchange.requestHeaders.set("key", "B");

        assertThat(check("false", "<value>a</value><value>B</value>")).isEqualTo(Flow.FORWARD);
    }

    @Test
    void mayIgnoreCase() {
        exchange.requestHeaders.set("key", "A");

        assertThat(check("true", "<value>a</value>")).isEqualTo(Flow.FORWARD);
        assertThat(check("false", "<value>a</value>")).isEqualTo(Flow.RESPOND);
    }

    @Test
    void withoutValuesItNeedOnlyBeThere() {
        exchange.requestHeaders.set("key", "");

        assertThat(check("false", "")).isEqualTo(Flow.FORWARD);
    }

    @Test
    void answersAsItWasTold() {
        check("false", "<value>a</value>");

        assertThat(exchange.status).isEqualTo(418);
        assertThat(exchange.responseBody).isEqualTo("{ \"statusCode\": 418, \"message\": \"No \\\"key\\\"\" }");
    }

    @Test
    void refusesAHeaderThatComesTwice() {
        exchange.requestHeaders.add("key", "a");
        exchange.requestHeaders.add("key", "a");

        assertThat(check("false", "<value>a</value>")).isEqualTo(Flow.RESPOND);
    }

    private Flow check(String ignoreCase, String values) {
        return Run.inbound(
                exchange,
                "<check-header name='Key' failed-check-httpcode='418' failed-check-error-message='No &quot;key&quot;'"
                        + " ignore-case='" + ignoreCase + "'>" + values + "</check-header>");
    }
}
