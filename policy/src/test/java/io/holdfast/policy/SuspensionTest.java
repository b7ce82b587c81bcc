package io.holdfast.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Steps that wait, values that may take long, bodies that are read first. */
class SuspensionTest {

    private final FakeExchange exchange = new FakeExchange();
    private final CompletableFuture<String> work = new CompletableFuture<>();
    private final Step waits = e -> e.await(() -> work, (same, result) -> {
        same.variable("result", result);
        return Flow.NEXT;
    });
    private final Step after = mark("after");

    private static Step mark(String name) {
        return e -> {
            e.variable(name, true);
            return Flow.NEXT;
        };
    }

    @Test
    void aStepGoesOnWithTheResultOfWhatItWaitsFor() {
        Execution execution = start(List.of(waits, after), List.of());
        assertThat(exchange.host.settle()).isEqualTo(Flow.SUSPEND);
        assertThat(exchange.variables()).isEmpty();

        work.complete("there");

        assertThat(exchange.host.settle()).isEqualTo(Flow.RESPOND);
        assertThat(exchange.variables()).containsEntry("result", "there").containsEntry("after", true);
        execution.cancel();
        assertThat(exchange.host.answered).isOne();
    }

    @Test
    void anErrorOfTheWorkIsTheSteps() {
        start(List.of(waits, after), List.of(mark("handled")));
        work.completeExceptionally(new PolicyException(502, "call", "Timeout", "too late"));

        assertThat(exchange.host.settle()).isEqualTo(Flow.RESPOND);
        assertThat(exchange.status).isEqualTo(502);
        assertThat(exchange.lastError().reason()).isEqualTo("Timeout");
        assertThat(exchange.variables()).containsOnlyKeys("handled");
    }

    @Test
    void aDefectIsLoggedAndAnswered() {
        start(List.of(waits, after), List.of());
        work.completeExceptionally(new IllegalStateException("bug"));

        assertThat(exchange.host.settle()).isEqualTo(Flow.RESPOND);
        assertThat(exchange.status).isEqualTo(500);
        assertThat(exchange.host.defect).hasMessage("bug");
    }

    @Test
    void whenTheCallerIsGoneTheWorkIsCancelledAndNothingRuns() {
        Execution execution = start(List.of(waits, after), List.of());

        execution.cancel();

        assertThat(work).isCancelled();
        assertThat(exchange.host.settle()).isEqualTo(Flow.SUSPEND);
        assertThat(exchange.host.answered).isZero();
        assertThat(exchange.variables()).isEmpty();
    }

    @Test
    void aStepThatMayTakeLongRunsElsewhereAndTheLoopKeepsAway() {
        Pipeline pipeline = Run.compile(
                new FakeContext(),
                "<policies><inbound><set-variable name='a' value='@(slow.text.x)'/><set-variable name='b' value='@(var.a)'/>"
                        + "</inbound></policies>");
        var execution = new Execution(pipeline, exchange, exchange.host);
        execution.start();
        assertThat(exchange.host.offloaded).isOne();
        assertThat(exchange.variables()).isEmpty();

        execution.enter(() -> exchange.variable("entered", exchange.variables().get("a")));
        assertThat(exchange.variables()).isEmpty();

        assertThat(exchange.host.settle()).isEqualTo(Flow.RESPOND);
        assertThat(exchange.variables())
                .containsEntry("a", "x")
                .containsEntry("b", "x")
                .containsEntry("entered", "x");
    }

    @Test
    void aBodyIsThereBeforeItIsRead() {
        exchange.requestBody = "sent";
        Run.through(
                exchange,
                Run.compile(
                        new FakeContext(),
                        "<policies><inbound><set-variable name='a' value='@(request)'/></inbound>"
                                + "<backend><forward-request/></backend>"
                                + "<outbound><set-variable name='b' value='@(slow.response)'/></outbound></policies>"),
                e -> e.responseBody = "got");

        assertThat(exchange.requestBuffered).isTrue();
        assertThat(exchange.responseBuffered).isTrue();
        assertThat(exchange.variables()).containsEntry("a", "sent").containsEntry("b", "got");
    }

    @Test
    void whatIsPutOffUntilTheEndRunsBeforeTheAnswer() {
        Run.through(
                exchange,
                Run.compile(
                        new FakeContext(),
                        "<policies><inbound><set-variable name='n' value='@(count.n)'/></inbound></policies>"),
                e -> {});
        assertThat(exchange.variables()).containsEntry("n", 1);
    }

    private Execution start(List<Step> inbound, List<Step> onError) {
        var pipeline =
                Pipeline.of(List.of(CompiledDocument.of(PolicyScope.GLOBAL, inbound, List.of(), List.of(), onError)));
        var execution = new Execution(pipeline, exchange, exchange.host);
        execution.start();
        return execution;
    }
}
