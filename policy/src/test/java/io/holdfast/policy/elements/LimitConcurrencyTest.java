package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.Execution;
import io.holdfast.policy.FakeContext;
import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Pipeline;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.Run;
import org.junit.jupiter.api.Test;

class LimitConcurrencyTest {

    private final Pipeline pipeline = Run.compile(
            new FakeContext(),
            "<policies><backend><limit-concurrency key='@(var.key)' max-count='2'><forward-request/></limit-concurrency>"
                    + "</backend></policies>");

    @Test
    void refusesWhatIsTooMuchUntilSomebodyLeaves() {
        Call first = new Call("a");
        Call second = new Call("a");
        assertThat(first.flow).isEqualTo(Flow.FORWARD);
        assertThat(second.flow).isEqualTo(Flow.FORWARD);
        assertThat(new Call("b").cancelled().flow).isEqualTo(Flow.FORWARD);
        assertThat(new Call("a").exchange.status).isEqualTo(429);

        first.execution.forwarded();
        Call third = new Call("a");
        assertThat(third.flow).isEqualTo(Flow.FORWARD);

        second.execution.failed(new PolicyException(500, "forward-request", "Timeout", "no"));
        third.execution.cancel();
        assertThat(new Call("a").cancelled().flow).isEqualTo(Flow.FORWARD);
        assertThat(new Call("a").cancelled().flow).isEqualTo(Flow.FORWARD);
        assertThat(new Call("a").cancelled().flow).isEqualTo(Flow.FORWARD);
    }

    private final class Call {
        final FakeExchange exchange = new FakeExchange();
        final Execution execution = new Execution(pipeline, exchange, exchange.host);
        final Flow flow;

        Call(String key) {
            exchange.variable("key", key);
            execution.start();
            flow = exchange.host.settle();
        }

        Call cancelled() {
            execution.cancel();
            return this;
        }
    }
}
