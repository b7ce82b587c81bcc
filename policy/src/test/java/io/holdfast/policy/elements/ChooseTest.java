package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.LastError;
import io.holdfast.policy.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChooseTest {

    private final FakeExchange exchange = new FakeExchange();

    @ParameterizedTest
    @CsvSource({
        "@(true),  @(true),  1",
        "@(false), @(true),  2",
        "@(false), @(false), 3",
        "true,     fALSE,    1",
        "false,    1,        2",
        "@(slow.false), @(slow.true), 2",
        "@(text.true),  @(false),     1",
    })
    void runsTheFirstBranchThatHolds(String first, String second, String taken) {
        assertThat(Run.inbound(
                        exchange,
                        "<choose>" + when(first, header("1")) + when(second, header("2")) + "<otherwise>" + header("3")
                                + "</otherwise></choose>" + header("after")))
                .isEqualTo(Flow.FORWARD);

        assertThat(exchange.requestHeaders.get("A")).isEqualTo(taken + ",after");
    }

    @Test
    void runsNothingIfNothingHolds() {
        assertThat(Run.inbound(exchange, "<choose>" + when("@(false)", header("1")) + "</choose>"))
                .isEqualTo(Flow.FORWARD);
        assertThat(exchange.requestHeaders.fields()).isEmpty();
    }

    @Test
    void anAnswerInABranchEndsThePipeline() {
        String answer =
                "<return-response><set-status code='@(404)'/><set-body>@(text.gone)</set-body></return-response>";

        assertThat(Run.inbound(
                        exchange,
                        "<choose>" + when("@(true)", "<choose>" + when("@(true)", answer) + "</choose>") + "</choose>"
                                + header("after")))
                .isEqualTo(Flow.RESPOND);

        assertThat(exchange.status).isEqualTo(404);
        assertThat(exchange.responseBody).isEqualTo("gone");
        assertThat(exchange.requestHeaders.fields()).isEmpty();
    }

    @Test
    void aConditionThatFailsIsAnErrorOfItsBranch() {
        Run.inbound(
                exchange,
                "<choose>" + when("@(false)", "") + "</choose><choose id='mine'>" + when("@(false)", "")
                        + when("@(fail.no)", "") + "</choose>");

        assertThat(exchange.lastError())
                .isEqualTo(new LastError(
                        "choose",
                        "ExpressionValueEvaluationFailure",
                        "Expression evaluation failed. no",
                        "operation",
                        "inbound",
                        "choose[2]/when[2]",
                        "mine",
                        500));
        assertThat(exchange.status).isEqualTo(500);
    }

    @Test
    void aResultThatIsNoTruthIsAnError() {
        Run.inbound(exchange, "<choose>" + when("@(17)", "") + "</choose>");

        assertThat(exchange.lastError().message())
                .isEqualTo("Expression evaluation failed. Its attribute 'condition' is neither true nor false.");
    }

    @Test
    void onlyThePolicyThatCantRunFailsClosed() {
        String document = "<choose>" + when("@(var.on)", "<validate-odata-request/>") + "</choose>" + header("after");
        exchange.variable("on", false);
        assertThat(Run.inbound(exchange, document)).isEqualTo(Flow.FORWARD);

        exchange.variable("on", true);
        assertThat(Run.inbound(exchange, document)).isEqualTo(Flow.RESPOND);
        assertThat(exchange.responseBody).contains("The policy 'validate-odata-request' on line 1");
        assertThat(exchange.lastError().path()).isEqualTo("choose[1]/when[1]/validate-odata-request[1]");
    }

    private static String when(String condition, String policies) {
        return "<when condition='" + condition + "'>" + policies + "</when>";
    }

    private static String header(String value) {
        return "<set-header name='A' exists-action='append'><value>" + value + "</value></set-header>";
    }
}
