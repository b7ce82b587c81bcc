package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.model.Resource;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.LongRunningOperation.State;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

/** What is cancelled never succeeds, and what cannot be cancelled any more is not. */
abstract class CancelContract extends StoreFixture {

    private LongRunningOperation now(LongRunningOperation operation) {
        return store.operations().find(operation.id()).orElseThrow();
    }

    @Test
    void whoBeganAnOperationAndHowFarItIsIsKept() {
        service();
        LongRunningOperation backup = store.operations().begin(SERVICE, Kind.BACKUP, "ann@example.org");
        store.operations().progress(backup.id(), "{\"records\":1}");
        assertThat(now(backup).course())
                .isEqualTo(new LongRunningOperation.Course("ann@example.org", "{\"records\":1}", null, false));

        store.operations().pointOfNoReturn(backup, "{\"records\":2}");
        store.operations().succeed(backup, "{\"large\":true}");
        store.operations().progress(backup.id(), "{\"records\":3}");

        assertThat(now(backup).course())
                .isEqualTo(new LongRunningOperation.Course("ann@example.org", "{\"records\":2}", null, true));
        assertThat(store.operations().newest(SERVICE, 1)).singleElement().satisfies(found -> {
            assertThat(found.id()).isEqualTo(backup.id());
            assertThat(found.result()).isNull();
        });
        store.operations().amend(backup, "{\"amended\":true}");
        assertThat(now(backup).result()).isEqualTo("{\"amended\":true}");
    }

    @Test
    void whatIsCancelledNeverSucceedsAndFreesTheService() {
        service();
        LongRunningOperation backup = store.operations().begin(SERVICE, Kind.BACKUP);

        assertThat(store.operations().cancel(backup.id(), "ann")).get().satisfies(after -> {
            assertThat(after.state()).isEqualTo(State.RUNNING);
            assertThat(after.course().cancelledBy()).isEqualTo("ann");
        });
        // The first who asks is the one.
        store.operations().cancel(backup.id(), "bob");

        assertThatThrownBy(() -> store.operations().pointOfNoReturn(backup, "{}"))
                .isInstanceOf(OperationCancelledException.class);
        assertThatThrownBy(() -> store.operations().succeed(backup, "{}"))
                .isInstanceOf(OperationCancelledException.class);
        assertThat(store.service(SERVICE).orElseThrow().activeOperation()).isEqualTo(backup.id());
        store.operations().cancelled(backup, "Cancelled by ann.");
        assertThat(now(backup)).satisfies(ended -> {
            assertThat(ended.state()).isEqualTo(State.CANCELLED);
            assertThat(ended.errorCode()).isEqualTo("OperationCanceled");
            assertThat(ended.errorMessage()).isEqualTo("Cancelled by ann.");
            assertThat(ended.course().cancelledBy()).isEqualTo("ann");
        });
        assertThat(store.service(SERVICE).orElseThrow().activeOperation()).isNull();
        assertThatThrownBy(() -> store.operations().succeed(backup, "{}"))
                .isInstanceOf(OperationCancelledException.class);
    }

    @Test
    void whatHasPassedThePointOfNoReturnOrEndedIsNotCancelled() {
        service();
        LongRunningOperation ending = store.operations().begin(SERVICE, Kind.BACKUP);
        store.operations().pointOfNoReturn(ending, "{}");

        assertThat(store.operations().cancel(ending.id(), "ann").orElseThrow().course())
                .satisfies(course -> {
                    assertThat(course.cancelledBy()).isNull();
                    assertThat(course.ending()).isTrue();
                });

        store.operations().succeed(ending, "{}");
        assertThat(store.operations()
                        .cancel(ending.id(), "ann")
                        .orElseThrow()
                        .course()
                        .cancelledBy())
                .isNull();
        assertThat(store.operations().cancel("none", "ann")).isEmpty();
        assertThatThrownBy(() -> store.operations().pointOfNoReturn(ending, "{}"))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void aCancelAndTheSwitchOfARestoreAreNeverBothRight() throws Exception {
        Configuration configuration = service();
        configuration.write(t -> Samples.put(t, Samples.api("old")));
        int cancelled = 0;
        for (int round = 0; round < 20; round++) {
            LongRunningOperation restore = store.operations().begin(SERVICE, Kind.RESTORE);
            String name = "new-" + round;
            var together = new CyclicBarrier(2);
            var cancel = CompletableFuture.supplyAsync(() -> {
                pass(together);
                return store.operations().cancel(restore.id(), "ann").orElseThrow();
            });
            boolean switched;
            try (GenerationWriter writer = configuration.newGeneration(restore)) {
                writer.add(Samples.resource(Samples.api(name), "s"));
                writer.complete();
                pass(together);
                writer.activate("{}");
                switched = true;
            } catch (OperationCancelledException e) {
                switched = false;
                store.operations().cancelled(restore, "Cancelled.");
            }

            boolean accepted = cancel.get().course().cancelledBy() != null;
            assertThat(accepted).isNotEqualTo(switched);
            Optional<Resource> there = configuration.get(Samples.api(name));
            assertThat(there.isPresent()).isEqualTo(switched);
            assertThat(store.service(SERVICE).orElseThrow().activeOperation()).isNull();
            cancelled += accepted ? 1 : 0;
        }
        assertThat(cancelled).isBetween(0, 20);
    }

    private static void pass(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
