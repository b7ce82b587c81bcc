package io.holdfast.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FairWorkersTest {

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch go = new CountDownLatch(1);
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final List<Future<?>> asked = new ArrayList<>();
    private FairWorkers workers = new FairWorkers("test", 1, 40);

    @AfterEach
    void close() {
        workers.close();
        callers.shutdownNow();
    }

    private void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new CancellationException("interrupted");
        }
    }

    private static void until(Callable<Boolean> condition) {
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(condition);
    }

    /** The only thread is busy until {@link #go}. */
    private void occupy() {
        var begun = new CountDownLatch(1);
        asked.add(callers.submit(() -> workers.run("x", "x", new FairWorkers.Leave(), () -> {
            begun.countDown();
            await(go);
            return null;
        })));
        await(begun);
    }

    private void ask(String principal, String service) {
        long before = workers.queued();
        asked.add(callers.submit(() ->
                workers.run(principal, service, new FairWorkers.Leave(), () -> order.add(principal + " " + service))));
        until(() -> workers.queued() > before);
    }

    private void finish() throws Exception {
        go.countDown();
        for (Future<?> each : asked) {
            each.get();
        }
    }

    @Test
    void principalsTakeTurns() throws Exception {
        occupy();
        for (int i = 0; i < 10; i++) {
            ask("greedy", "a");
        }
        ask("modest", "b");
        finish();
        assertThat(order.indexOf("modest b")).isLessThanOrEqualTo(1);
    }

    @Test
    void manyPrincipalsOfOneServiceComeNoMoreOftenThanOne() throws Exception {
        occupy();
        for (int i = 0; i < 10; i++) {
            ask("made up " + i, "a");
        }
        ask("modest", "b");
        finish();
        assertThat(order.indexOf("modest b")).isLessThanOrEqualTo(1);
    }

    @Test
    void theServicesOfOnePrincipalTakeTurns() throws Exception {
        occupy();
        for (int i = 0; i < 10; i++) {
            ask("pipeline", "a");
        }
        ask("pipeline", "b");
        finish();
        assertThat(order.indexOf("pipeline b")).isLessThanOrEqualTo(1);
    }

    @Test
    void nobodyHasMoreThanHalfOfTheQueue() throws Exception {
        occupy();
        for (int i = 0; i < 20; i++) {
            ask("greedy", "a");
        }
        assertThatThrownBy(() -> workers.run("greedy", "b", new FairWorkers.Leave(), () -> 1))
                .isInstanceOf(CrowdedException.class);
        ask("modest", "b");
        finish();
        assertThat(order).hasSize(21);
        assertThat(workers.queued()).isZero();
    }

    @Test
    void nobodyHasMoreThanHalfOfTheThreads() throws Exception {
        workers.close();
        workers = new FairWorkers("test", 2, 40);
        occupy();
        ask("x", "a");
        assertThat(workers.<String>run("modest", "b", new FairWorkers.Leave(), () -> "done"))
                .isEqualTo("done");
        assertThat(order).isEmpty();
        finish();
        assertThat(order).contains("x a");
    }

    @Test
    void whatNobodyWaitsForIsNotDone() throws Exception {
        occupy();
        var leave = new FairWorkers.Leave();
        Future<?> waiting = callers.submit(() -> workers.run("a", "a", leave, () -> order.add("done")));
        until(() -> workers.queued() == 2);

        leave.take();
        assertThatThrownBy(waiting::get).hasCauseInstanceOf(CancellationException.class);
        finish();
        assertThat(order).isEmpty();
    }

    @Test
    void whatRunsIsInterrupted() {
        var leave = new FairWorkers.Leave();
        Future<?> running = callers.submit(() -> workers.run("a", "a", leave, () -> {
            order.add("begun");
            await(go);
            return null;
        }));
        until(() -> !order.isEmpty());

        leave.take();
        assertThatThrownBy(running::get).hasCauseInstanceOf(CancellationException.class);
        assertThat(workers.<Integer>run("b", "b", new FairWorkers.Leave(), () -> Thread.interrupted() ? 1 : 0))
                .isZero();
    }

    @Test
    void whatTheWorkThrowsIsThrown() {
        assertThatThrownBy(() -> workers.run("a", "a", new FairWorkers.Leave(), () -> {
                    throw new IllegalStateException("of the work");
                }))
                .hasMessage("of the work");
    }
}
