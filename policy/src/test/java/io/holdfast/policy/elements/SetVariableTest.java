package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeContext;
import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Run;
import org.junit.jupiter.api.Test;

class SetVariableTest {

    private final FakeExchange exchange = new FakeExchange();

    @Test
    void keepsWhatAnExpressionGives() {
        Run.inbound(
                exchange,
                "<set-variable name='a' value='@(17)'/><set-variable name='b' value='17'/>"
                        + "<set-variable name='c' value='@(null)'/><set-variable name='d' value='@(var.a)'/>");

        assertThat(exchange.variables())
                .containsEntry("a", 17)
                .containsEntry("b", "17")
                .containsEntry("c", null)
                .containsEntry("d", 17);
    }

    @Test
    void isSeenInAllSections() {
        Run.through(
                exchange,
                Run.compile(
                        new FakeContext(),
                        "<policies><inbound><set-variable name='a' value='x'/></inbound><backend><forward-request/></backend>"
                                + "<outbound><set-body>@(var.a)</set-body></outbound></policies>"),
                e -> {});

        assertThat(exchange.responseBody).isEqualTo("x");
    }

    @Test
    void itsNameIsNoExpression() {
        Run.inbound(exchange, "<set-variable name='@(text.a)' value='b'/>");

        assertThat(exchange.responseBody).contains("its attribute 'name' takes no expression");
    }
}
