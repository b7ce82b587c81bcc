package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Run;
import org.junit.jupiter.api.Test;

class WaitTest {

    private final FakeExchange exchange = new FakeExchange();

    @Test
    void waitsForAll() {
        assertThat(wait("", branch("a", "@(slow.true)") + branch("b", "@(true)") + branch("c", "@(slow.slow.true)")))
                .isEqualTo(Flow.FORWARD);

        assertThat(exchange.variables()).containsKeys("a", "b", "after");
    }

    @Test
    void orForTheFirst() {
        assertThat(wait("for='any'", branch("a", "@(slow.true)") + branch("b", "@(true)")))
                .isEqualTo(Flow.FORWARD);

        assertThat(exchange.variables()).containsKeys("after");
    }

    @Test
    void anAnswerInOneIsTheAnswer() {
        assertThat(wait(
                        "",
                        branch("a", "@(true)")
                                + "<choose><when condition='@(slow.true)'><return-response><set-status code='404'/>"
                                + "</return-response></when></choose>"))
                .isEqualTo(Flow.RESPOND);

        assertThat(exchange.status).isEqualTo(404);
        assertThat(exchange.variables()).doesNotContainKey("after");
    }

    @Test
    void anErrorInOneIsTheError() {
        assertThat(
                        wait(
                                "",
                                branch("a", "@(slow.true)")
                                        + "<choose><when condition='@(true)'><set-method>@(fail.no)</set-method></when></choose>"))
                .isEqualTo(Flow.RESPOND);

        assertThat(exchange.lastError().path()).isEqualTo("wait[1]/choose[2]/when[1]/set-method[1]");
        assertThat(exchange.variables()).doesNotContainKey("after");
    }

    @Test
    void withoutAnythingInItNothingIsWaitedFor() {
        assertThat(wait("", "")).isEqualTo(Flow.FORWARD);
        assertThat(exchange.variables()).containsKeys("after");
    }

    private Flow wait(String attributes, String branches) {
        return Run.inbound(
                exchange, "<wait " + attributes + ">" + branches + "</wait><set-variable name='after' value='x'/>");
    }

    private static String branch(String name, String condition) {
        return "<choose><when condition='" + condition.replace("slow.slow", "slow") + "'><set-variable name='" + name
                + "' value='x'/></when></choose>";
    }
}
