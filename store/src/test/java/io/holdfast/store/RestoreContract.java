package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static io.holdfast.store.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.model.Resource;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.LongRunningOperation.State;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Long-running operations, new generations, and writes that run beside them. */
abstract class RestoreContract extends StoreFixture {

    private GenerationWriter writer(LongRunningOperation restore, int resources) {
        GenerationWriter writer = store.configuration(SERVICE).newGeneration(restore);
        for (int i = 0; i < resources; i++) {
            writer.add(Samples.resource(Samples.api("new-%06d".formatted(i)), "{\"s\":" + i + "}"));
        }
        return writer;
    }

    @Test
    void aRestoreSwitchesToExactlyWhatWasAdded() {
        Configuration configuration = service();
        configuration.write(t -> Samples.put(t, Samples.api("old")));
        Service before = store.service(SERVICE).orElseThrow();
        LongRunningOperation restore = store.operations().begin(SERVICE, Kind.RESTORE);

        try (GenerationWriter writer = writer(restore, 3)) {
            assertThat(writer.complete()).isEqualTo(3);
            assertThat(writer.read().count("apis", null)).isEqualTo(3);
            assertThat(Samples.all(writer.read())).hasSize(3);
            assertThat(configuration.list("apis", null, 0, 9))
                    .extracting(Resource::name)
                    .containsExactly("old");
            writer.activate("{\"resources\":3}");
        }

        assertThat(Samples.all(configuration))
                .containsExactly(
                        Samples.resource(Samples.api("new-000000"), "{\"s\":0}"),
                        Samples.resource(Samples.api("new-000001"), "{\"s\":1}"),
                        Samples.resource(Samples.api("new-000002"), "{\"s\":2}"));
        Service after = store.service(SERVICE).orElseThrow();
        assertThat(after.sequence()).isEqualTo(before.sequence() + 1);
        assertThat(after.etag()).isNotEqualTo(before.etag());
        assertThat(after.activeOperation()).isNull();
        LongRunningOperation ended = store.operations().find(restore.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(State.SUCCEEDED);
        assertThat(ended.result()).isEqualTo("{\"resources\":3}");
        configuration.write(t -> Samples.put(t, Samples.api("later")));
        assertThat(store.service(SERVICE)).get().extracting(Service::sequence).isEqualTo(before.sequence() + 2);
        reopen();
        assertThat(store.configuration(SERVICE).count("apis", null)).isEqualTo(4);
    }

    @Test
    void aGenerationThatIsNotActivatedLeavesTheServiceAsItWas() {
        Configuration configuration = service();
        configuration.write(t -> Samples.put(t, Samples.api("old")));
        LongRunningOperation restore = store.operations().begin(SERVICE, Kind.RESTORE);

        writer(restore, 2).close();
        try (GenerationWriter completed = writer(restore, 2)) {
            completed.complete();
        }
        store.operations().fail(restore, "Broken", "It broke.");

        assertThat(Samples.all(configuration)).extracting(Resource::name).containsExactly("old");
        assertThat(store.operations().find(restore.id()))
                .get()
                .extracting(LongRunningOperation::errorCode)
                .isEqualTo("Broken");
    }

    @Test
    void whyOneFailedIsKeptAndListed() {
        service();
        LongRunningOperation failed = store.operations().begin(SERVICE, Kind.RESTORE);
        store.operations().fail(failed, "Broken", "It broke.", "{\"why\":1}");
        LongRunningOperation done = store.operations().begin(SERVICE, Kind.BACKUP);
        store.operations().succeed(done, "{\"large\":1}");

        assertThat(store.operations().find(failed.id()))
                .get()
                .extracting(LongRunningOperation::result)
                .isEqualTo("{\"why\":1}");
        assertThat(store.operations().newest(SERVICE, 2))
                .extracting(LongRunningOperation::id, LongRunningOperation::result)
                .containsExactlyInAnyOrder(tuple(failed.id(), "{\"why\":1}"), tuple(done.id(), null));
    }

    @Test
    void aRestoreThatWasEndedCannotBeActivated() {
        service();
        LongRunningOperation restore = store.operations().begin(SERVICE, Kind.RESTORE);
        try (GenerationWriter writer = writer(restore, 1)) {
            writer.complete();
            store.operations().fail(restore, "Gone", "Too late.");

            assertThatThrownBy(() -> writer.activate("{}")).isInstanceOf(StoreException.class);
        }
        assertThat(store.configuration(SERVICE).types()).isEmpty();
    }

    @Test
    void resourcesOutOfOrderAreRefused() {
        service();
        LongRunningOperation restore = store.operations().begin(SERVICE, Kind.RESTORE);
        try (GenerationWriter writer = writer(restore, 2)) {
            assertThatThrownBy(() -> writer.add(Samples.resource(Samples.api("a"), "x")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("apis/a");
        }
    }

    @Test
    void aSnapshotOutlivesARestore() {
        Configuration configuration = service();
        configuration.write(t -> Samples.put(t, Samples.api("old")));
        try (Snapshot snapshot = configuration.snapshot()) {
            LongRunningOperation restore = store.operations().begin(SERVICE, Kind.RESTORE);
            try (GenerationWriter writer = writer(restore, 1)) {
                writer.complete();
                writer.activate("{}");
            }

            assertThat(Samples.all(snapshot)).extracting(Resource::name).containsExactly("old");
            assertThat(configuration.list("apis", null, 0, 9))
                    .extracting(Resource::name)
                    .containsExactly("new-000000");
        }
    }

    @Test
    void oneOperationAtATimeHoldsAService() {
        Configuration configuration = service();
        LongRunningOperation backup = store.operations().begin(SERVICE, Kind.BACKUP);

        assertThat(store.service(SERVICE)).get().satisfies(held -> {
            assertThat(held.activeOperation()).isEqualTo(backup.id());
            assertThat(held.activity()).isEqualTo(Kind.BACKUP);
        });
        assertThatThrownBy(() -> store.operations().begin(SERVICE, Kind.RESTORE))
                .isInstanceOf(ServiceLockedException.class);
        assertThatThrownBy(() -> store.updateService(SERVICE, s -> s)).isInstanceOf(ServiceLockedException.class);
        assertThatThrownBy(() -> store.deleteService(SERVICE)).isInstanceOf(ServiceLockedException.class);
        configuration.write(t -> Samples.put(t, Samples.api("during-backup")));
        store.operations().succeed(backup, "{}");
        store.operations().fail(backup, "Late", "Does nothing.");
        LongRunningOperation restore = store.operations().begin(SERVICE, Kind.RESTORE);
        assertThatThrownBy(() -> configuration.write(t -> Samples.put(t, Samples.api("lost"))))
                .isInstanceOf(ServiceLockedException.class);

        assertThat(store.operations().find(backup.id()))
                .get()
                .extracting(LongRunningOperation::state)
                .isEqualTo(State.SUCCEEDED);
        assertThat(store.operations().of(SERVICE))
                .extracting(LongRunningOperation::id)
                .containsExactlyInAnyOrder(backup.id(), restore.id());
        assertThat(store.operations().find("nothing")).isEmpty();
    }

    @Test
    void aRestoreThatBeginsDuringAWriteWaitsForIt() throws Exception {
        Configuration configuration = service();
        var inside = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        CompletableFuture<Resource> write = CompletableFuture.supplyAsync(() -> configuration.write(t -> {
            inside.countDown();
            await(go);
            return Samples.put(t, Samples.api("acknowledged"));
        }));
        await(inside);
        CompletableFuture<LongRunningOperation> begin =
                CompletableFuture.supplyAsync(() -> store.operations().begin(SERVICE, Kind.RESTORE));

        assertThat(begin).isNotDone();
        go.countDown();
        write.get(20, TimeUnit.SECONDS);
        begin.get(20, TimeUnit.SECONDS);

        assertThat(configuration.get(Samples.api("acknowledged"))).isPresent();
    }

    @Test
    void parallelWritersOfOneServiceAllCommitInOneSequence() {
        Configuration configuration = service();
        var refused = new AtomicInteger();
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int w = 0; w < 4; w++) {
            int number = w;
            writers.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 10; i++) {
                    String name = "w" + number + "-" + i;
                    configuration.write(t -> Samples.put(t, Samples.api(name)));
                    assertThat(configuration.get(Samples.api(name))).isPresent();
                }
            }));
        }
        CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).join();

        assertThat(refused).hasValue(0);
        assertThat(configuration.count("apis", null)).isEqualTo(40);
        assertThat(store.service(SERVICE)).get().extracting(Service::sequence).isEqualTo(40L);
    }

    @Test
    void noAcknowledgedWriteIsLostWhenARestoreBeginsBesideIt() {
        Configuration configuration = service();
        for (int round = 0; round < 5; round++) {
            List<String> acknowledged = new ArrayList<>();
            String prefix = "r" + round + "-";
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                try {
                    for (int i = 0; ; i++) {
                        String name = prefix + i;
                        configuration.write(t -> Samples.put(t, Samples.api(name)));
                        acknowledged.add(name);
                    }
                } catch (ServiceLockedException e) {
                    // The restore has begun.
                }
            });

            LongRunningOperation restore = store.operations().begin(SERVICE, Kind.RESTORE);
            long seen = configuration.count("apis", null);
            writer.join();

            assertThat(configuration.count("apis", null)).isEqualTo(seen);
            assertThat(acknowledged)
                    .allSatisfy(name ->
                            assertThat(configuration.get(Samples.api(name))).isPresent());
            store.operations().fail(restore, "Round", "Over.");
        }
    }

    @Test
    void aLargeGenerationIsLoadedAndScannedInOrder() {
        service();
        LongRunningOperation restore = store.operations().begin(SERVICE, Kind.RESTORE);
        byte[] document = bytes("{\"filler\":\"" + "x".repeat(1_000) + "\"}");
        try (GenerationWriter writer = store.configuration(SERVICE).newGeneration(restore)) {
            for (int i = 0; i < 20_000; i++) {
                var key = Samples.api("a%06d".formatted(i));
                writer.add(new Resource(key, key.toString(), "AAAAAAAAAAA=", 1, 2, document, null));
            }
            writer.complete();
            writer.activate("{}");
        }

        List<String> names = new ArrayList<>();
        store.configuration(SERVICE).scan("apis", null, r -> names.add(r.name()));

        assertThat(names).hasSize(20_000).isSorted();
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
