package io.holdfast.policy.elements;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.policy.FakeContext;
import io.holdfast.policy.FakeExchange;
import io.holdfast.policy.Run;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTest {

    private final FakeExchange exchange = new FakeExchange();

    @Test
    void runsAgainWhileTheConditionHolds() {
        forward("condition='@(status.503)' count='5' interval='2'", 503, 503, 200);

        assertThat(exchange.host.forwarded).isEqualTo(3);
        assertThat(exchange.host.waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
        assertThat(exchange.status).isEqualTo(200);
        assertThat(exchange.variables()).containsEntry("after", "x");
    }

    @Test
    void runsOnceMoreThanItsCountAtMost() {
        forward("condition='@(slow.true)' count='2' interval='0'", 503, 503, 503, 503);

        assertThat(exchange.host.forwarded).isEqualTo(3);
        assertThat(exchange.host.waits).isEmpty();
        assertThat(exchange.status).isEqualTo(503);
    }

    @Test
    void runsOnceWhereTheConditionDoesNotHold() {
        forward("condition='@(false)' count='2' interval='1'", 503);

        assertThat(exchange.host.forwarded).isOne();
    }

    @Test
    void anErrorIsAnAttemptAndTheLastOneIsTheAnswer() {
        run("<retry condition='@(true)' count='3' interval='0'><set-variable name='n' value='@(count.tries)'/>"
                + "<set-method>@(fail.no)</set-method></retry>");

        assertThat(exchange.variables()).containsEntry("tries", 4);
        assertThat(exchange.status).isEqualTo(500);
        assertThat(exchange.lastError().path()).isEqualTo("retry[1]/set-method[1]");
    }

    @Test
    void anErrorThatIsOvercomeIsForgotten() {
        run("<retry condition='@(var.more)' count='3' interval='0'><choose><when condition='@(var.failing)'>"
                + "<set-variable name='failing' value='@(false)'/><set-variable name='more' value='@(true)'/>"
                + "<set-method>@(fail.no)</set-method></when><otherwise><set-variable name='more' value='@(false)'/>"
                + "</otherwise></choose></retry>");

        assertThat(exchange.variables()).containsEntry("more", false).containsEntry("after", "x");
    }

    @Test
    void aConditionThatFailsEndsIt() {
        run(
                "<retry condition='@(fail.no)' count='3' interval='0'><set-variable name='n' value='@(count.tries)'/></retry>");

        assertThat(exchange.variables()).containsEntry("tries", 1).doesNotContainKey("after");
        assertThat(exchange.lastError().path()).isEqualTo("retry[1]");
    }

    @Test
    void anAnswerInItIsTheAnswer() {
        run("<retry condition='@(true)' count='3' interval='0'><return-response/></retry>");

        assertThat(exchange.status).isEqualTo(200);
        assertThat(exchange.variables()).doesNotContainKey("after");
    }

    @Test
    void retriesNest() {
        run("<retry condition='@(true)' count='2' interval='0'><retry condition='@(true)' count='2' interval='0'>"
                + "<set-variable name='n' value='@(count.tries)'/></retry></retry>");

        assertThat(exchange.variables()).containsEntry("tries", 9);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 0, 0,  false, 3000 3000 3000",
        "3, 0, 0,  true,  0 3000 3000",
        "3, 2, 0,  false, 3000 5000 7000",
        "1, 2, 10, false, 3000 7000 10000",
        "1, 2, 10, true,  0 7000 10000",
    })
    void waitsAsDocumented(int interval, int delta, int longest, boolean fast, String millis) {
        var waits = new Retry.Waits(interval, delta, longest, fast);

        List<Long> found = IntStream.rangeClosed(1, 3)
                .mapToObj(retry -> waits.before(retry, () -> 1).toMillis())
                .toList();

        assertThat(found)
                .isEqualTo(Arrays.stream(millis.split(" ")).map(Long::valueOf).toList());
    }

    private void run(String policy) {
        exchange.variable("failing", true);
        Run.inbound(exchange, policy + "<set-variable name='after' value='x'/>");
    }

    private void forward(String attributes, int... statuses) {
        var left = new ArrayDeque<>(Arrays.stream(statuses).boxed().toList());
        Run.through(
                exchange,
                Run.compile(
                        new FakeContext(),
                        "<policies><backend><retry " + attributes + "><forward-request/></retry></backend>"
                                + "<outbound><set-variable name='after' value='x'/></outbound></policies>"),
                e -> e.status = left.remove());
    }
}
