package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static io.holdfast.store.Samples.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.model.Resource;
import io.holdfast.store.Configuration.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Writes of one service that wait for each other are committed together, and are as good as one after the other. */
abstract class GroupedWritesContract extends StoreFixture {

    private static final int WRITERS = 24;

    private final Recorded recorded = new Recorded();

    @Test
    void theyAreToldInOrderAndSeveralAtOnce() throws Exception {
        Configuration configuration = service();
        store.subscribe(recorded);

        List<FutureTask<Thread>> all = together(configuration, number -> t -> {
            Samples.put(t, Samples.api("a" + number));
            Samples.put(t, Samples.api("a" + number).child("operations", "get"));
            return Thread.currentThread();
        });

        assertThat(all).extracting(FutureTask::get).doesNotHaveDuplicates();
        assertThat(recorded.batches()).hasSizeLessThan(WRITERS).allMatch(size -> size % 2 == 0);
        assertThat(recorded.told().stream().skip(2).map(line -> Long.parseLong(line.split(" ")[1])))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, WRITERS * 2L).boxed().toList());
        assertThat(store.service(SERVICE).orElseThrow().sequence()).isEqualTo(WRITERS * 2L);
        reopen();
        assertThat(store.service(SERVICE).orElseThrow().sequence()).isEqualTo(WRITERS * 2L);
        assertThat(Samples.all(store.configuration(SERVICE))).hasSize(WRITERS * 2);
    }

    @Test
    void eachSeesWhatThoseBeforeItHaveWritten() throws Exception {
        Configuration configuration = service();
        configuration.write(t -> t.put(Samples.api("n"), "apis/n", bytes("0"), null));

        together(configuration, number -> t -> {
            int found = number(t);
            // What others wrote before in the same commit is not in the log yet, but it can be asked for.
            assertThat(t.sequence() - t.begun()).isEqualTo(t.uncommitted().size());
            if (!t.uncommitted().isEmpty()) {
                assertThat(((Change.Put) t.uncommitted().getLast()).resource().document())
                        .isEqualTo(bytes(Integer.toString(found)));
            }
            assertThat(t.changesAfter(0, 1_000)).hasSize((int) t.begun());
            return t.put(Samples.api("n"), "apis/n", bytes(Integer.toString(found + 1)), null);
        });

        assertThat(number(configuration)).isEqualTo(WRITERS);
    }

    private static int number(Reader reader) {
        return Integer.parseInt(
                new String(reader.get(Samples.api("n")).orElseThrow().document(), UTF_8));
    }

    @Test
    void oneThatThrowsLeavesNothingBehindAndTheOthersWhole() throws Exception {
        Configuration configuration = service();
        configuration.write(t -> Samples.put(t, Samples.api("old").child("operations", "get")));
        configuration.write(t -> Samples.put(t, Samples.api("old")));
        store.subscribe(recorded);

        List<FutureTask<Resource>> all = together(configuration, number -> t -> {
            Resource written = Samples.put(t, Samples.api("a" + number));
            if (number % 3 == 1) {
                t.delete(Samples.api("old"));
                throw new IllegalArgumentException("refused " + number);
            }
            return written;
        });

        for (int i = 0; i < WRITERS; i++) {
            FutureTask<Resource> each = all.get(i);
            if (i % 3 == 1) {
                assertThatThrownBy(each::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasRootCauseInstanceOf(IllegalArgumentException.class)
                        .hasRootCauseMessage("refused " + i);
                assertThat(configuration.get(Samples.api("a" + i))).isEmpty();
            } else {
                assertThat(configuration.get(Samples.api("a" + i))).contains(each.get());
            }
        }
        assertThat(Samples.all(configuration)).hasSize(WRITERS * 2 / 3 + 2);
        assertThat(store.service(SERVICE).orElseThrow().sequence()).isEqualTo(WRITERS * 2 / 3 + 2);
        assertThat(recorded.told()).hasSize(WRITERS * 2 / 3 + 2);
    }

    @Test
    void oneWhoseStatementsTheDatabaseRefusesHarmsNoOther() throws Exception {
        Configuration configuration = service();

        List<FutureTask<Resource>> all = together(configuration, number -> t -> {
            Resource written = Samples.put(t, Samples.api("a" + number));
            if (number % 5 == 2) {
                ((ResourceReader) t).sql.execute("SELECT nothing FROM nowhere_at_all WHERE " + number);
            }
            return written;
        });

        assertOnlyFailed(configuration, all);
    }

    /** Every fifth, beginning with the third. */
    final void assertOnlyFailed(Configuration configuration, List<FutureTask<Resource>> all) throws Exception {
        for (int i = 0; i < WRITERS; i++) {
            if (i % 5 == 2) {
                assertThatThrownBy(all.get(i)::get).hasCauseInstanceOf(StoreException.class);
                assertThat(configuration.get(Samples.api("a" + i))).isEmpty();
            } else {
                assertThat(configuration.get(Samples.api("a" + i)))
                        .contains(all.get(i).get());
            }
        }
    }

    @Test
    void whoTakesTheServiceForHimselfFindsItWhole() throws Exception {
        Configuration configuration = service();
        store.subscribe(recorded);

        together(
                configuration,
                number -> t -> Samples.put(t, Samples.api("a" + number)),
                () -> store.deleted().delete(SERVICE, DeletedServices.KEPT));
        store.deleted().bringBack(SERVICE);

        long there = configuration.count("apis", null);
        assertThat(store.service(SERVICE).orElseThrow().sequence()).isEqualTo(there);
        assertThat(recorded.told()).filteredOn(line -> line.startsWith("put")).hasSize((int) there);
    }

    /** A write of this number. */
    interface Numbered<T> {
        Work<T, RuntimeException> of(int number);
    }

    /** Writes that all waited for the service before the first of them began, and have ended, one way or the other. */
    final <T> List<FutureTask<T>> together(Configuration configuration, Numbered<T> write, Runnable... others)
            throws InterruptedException {
        List<FutureTask<T>> tasks = IntStream.range(0, WRITERS)
                .mapToObj(i -> new FutureTask<>(() -> configuration.write(write.of(i))))
                .toList();
        List<Thread> threads = new ArrayList<>();
        tasks.forEach(task -> threads.add(Thread.ofPlatform().unstarted(task)));
        for (Runnable other : others) {
            threads.add(Thread.ofPlatform().unstarted(other));
        }
        store.updateService(SERVICE, held -> {
            threads.forEach(Thread::start);
            await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
            return held;
        });
        for (Thread thread : threads) {
            thread.join();
        }
        return tasks;
    }
}
