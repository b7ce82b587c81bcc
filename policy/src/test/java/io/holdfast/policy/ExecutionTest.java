package io.holdfast.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The way through the sections, and what an error does to it. */
class ExecutionTest {

    private static final String REFUSE =
            "<check-header name='key' failed-check-httpcode='401' failed-check-error-message='No&#xA;&quot;key&quot;'/>";

    private final FakeExchange exchange = new FakeExchange();

    @Test
    void onErrorMayChangeTheAnswer() {
        run("<inbound>" + REFUSE + "</inbound><on-error><set-status code='404'/><set-body>gone</set-body></on-error>");

        assertThat(exchange.status).isEqualTo(404);
        assertThat(exchange.responseBody).isEqualTo("gone");
    }

    @Test
    void aMessageWithALineBreakIsStillJson() {
        run("<inbound>" + REFUSE + "</inbound>");

        assertThat(exchange.responseBody).isEqualTo("{ \"statusCode\": 401, \"message\": \"No\\u000a\\\"key\\\"\" }");
    }

    @Test
    void anErrorInOnErrorEndsIt() {
        run("<inbound>" + REFUSE
                + "</inbound><on-error><set-method>@(fail.oops)</set-method><set-body>x</set-body></on-error>");

        assertThat(exchange.status).isEqualTo(500);
        assertThat(exchange.responseBody).contains("Internal server error");
        assertThat(exchange.lastError())
                .isEqualTo(new LastError(
                        "set-method",
                        "ExpressionValueEvaluationFailure",
                        "Expression evaluation failed. oops",
                        "operation",
                        "on-error",
                        "set-method[1]",
                        "",
                        500));
    }

    @Test
    void aFailureWhileForwardingSkipsOutbound() {
        Execution execution = run("<backend><forward-request/></backend><outbound><set-status code='201'/></outbound>"
                + "<on-error><set-header name='A'><value>1</value></set-header></on-error>");

        assertThat(exchange.host.settle()).isEqualTo(Flow.FORWARD);
        execution.failed(new PolicyException(500, "forward-request", "Timeout", "Internal server error"));
        assertThat(exchange.host.settle()).isEqualTo(Flow.RESPOND);

        assertThat(exchange.status).isEqualTo(500);
        assertThat(exchange.responseHeaders.get("A")).isEqualTo("1");
    }

    @Test
    void whatIsAnsweredInInboundDoesNotRunOutbound() {
        run("<inbound><return-response/></inbound><outbound><set-status code='201'/></outbound>");

        assertThat(exchange.status).isEqualTo(200);
    }

    private Execution run(String sections) {
        var execution = new Execution(
                Run.compile(new FakeContext(), "<policies>" + sections + "</policies>"), exchange, exchange.host);
        execution.start();
        exchange.host.settle();
        return execution;
    }
}
