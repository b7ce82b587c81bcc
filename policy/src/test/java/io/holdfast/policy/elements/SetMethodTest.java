package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetMethodTest {

    private final FakeExchange exchange = new FakeExchange();

    @ParameterizedTest
    @ValueSource(strings = {"PUT", " PUT\n", "M-SEARCH", "put"})
    void setsTheMethodAsWritten(String method) {
        assertThat(Run.inbound(exchange, "<set-method>" + method + "</set-method>"))
                .isEqualTo(Flow.FORWARD);

        assertThat(exchange.method).isEqualTo(method.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "PUT /", "P\u00dcT", "GET\r\nX: y", "HEAD", "connect", "@(context.Request.Method)"})
    void whatCannotRunFailsClosed(String method) {
        Run.inbound(exchange, "<set-method>" + method + "</set-method>");

        assertThat(exchange.method).isEqualTo("GET");
        assertThat(exchange.status).isEqualTo(500);
        assertThat(exchange.responseBody).contains("The policy 'set-method'", "can't run: ");
    }

    @Test
    void anAttributeFailsClosed() {
        Run.inbound(exchange, "<set-method template='liquid'>PUT</set-method>");

        assertThat(exchange.method).isEqualTo("GET");
        assertThat(exchange.status).isEqualTo(500);
    }
}
