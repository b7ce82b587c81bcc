package io.holdfast.policy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A gateway of one thread: what is to be done later is done when a test says so, or at once where it is the end of a call. */
public final class FakeHost implements Host {

    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    /** How long policies wanted to wait, in order. */
    public final List<Duration> waits = new ArrayList<>();
    /** How many steps were run elsewhere. */
    public int offloaded;

    public int forwarded;
    public int answered;
    public @Nullable RuntimeException defect;
    /** What the policies want: nothing yet, to forward, or to respond. */
    private Flow last = Flow.SUSPEND;

    private final FakeExchange exchange;

    public FakeHost(FakeExchange exchange) {
        this.exchange = exchange;
    }

    /** Does all that waits to be done; says what the policies want then. */
    public Flow settle() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        return last;
    }

    /** The backend has answered. */
    void forwarding(Execution execution) {
        last = Flow.SUSPEND;
        execution.forwarded();
        settle();
    }

    @Override
    public void forward() {
        forwarded++;
        last = Flow.FORWARD;
    }

    @Override
    public void respond() {
        answered++;
        last = Flow.RESPOND;
    }

    @Override
    public CompletionStage<?> requestBody() {
        exchange.requestBuffered = true;
        return CompletableFuture.completedStage("");
    }

    @Override
    public CompletionStage<?> responseBody() {
        exchange.responseBuffered = true;
        return CompletableFuture.completedStage("");
    }

    @Override
    public CompletionStage<?> after(Duration time) {
        waits.add(time);
        return CompletableFuture.completedStage("");
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void offload(Runnable task) {
        offloaded++;
        tasks.add(task);
    }

    @Override
    public void unexpected(RuntimeException failure) {
        defect = failure;
    }
}
