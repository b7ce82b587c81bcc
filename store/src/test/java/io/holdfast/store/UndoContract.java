package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.store.LongRunningOperation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Going back to what a restore replaced; generations that are made only to be read; reads from a key on. */
abstract class UndoContract extends StoreFixture {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    final AtomicReference<Instant> now = new AtomicReference<>(NOW);

    InstantSource clock() {
        return now::get;
    }

    private Configuration restored() {
        Configuration configuration = service();
        configuration.write(t -> Samples.put(t, Samples.api("old")));
        restore("new");
        return configuration;
    }

    private void restore(String name) {
        LongRunningOperation restore = store.operations().begin(SERVICE, Kind.RESTORE);
        try (GenerationWriter writer = store.configuration(SERVICE).newGeneration(restore)) {
            writer.add(Samples.resource(Samples.api(name), "{\"s\":1}"));
            writer.complete();
            writer.activate("{}");
        }
    }

    private List<String> names() {
        return Samples.all(store.configuration(SERVICE)).stream()
                .map(Resource::name)
                .toList();
    }

    @Test
    void aRestoreIsUndoneAndRedoneAlsoAfterReopening() {
        Configuration configuration = restored();
        Service before = store.service(SERVICE).orElseThrow();
        assertThat(store.replaced(SERVICE)).get().satisfies(replaced -> {
            assertThat(replaced.sequence()).isEqualTo(before.sequence() - 1);
            assertThat(replaced.replaced()).isEqualTo(NOW.toEpochMilli());
            assertThat(replaced.until())
                    .isEqualTo(NOW.plus(Duration.ofHours(24)).toEpochMilli());
        });
        reopen();
        var heard = new Recorded();
        store.subscribe(heard);

        Service back = store.switchBack(SERVICE);

        assertThat(names()).containsExactly("old");
        assertThat(back.sequence()).isEqualTo(before.sequence() + 1);
        assertThat(back.etag()).isNotEqualTo(before.etag());
        assertThat(store.service(SERVICE)).get().usingRecursiveComparison().isEqualTo(back);
        store.configuration(SERVICE).write(t -> Samples.put(t, Samples.api("since")));
        assertThat(store.service(SERVICE)).get().extracting(Service::sequence).isEqualTo(back.sequence() + 1);

        reopen();
        assertThat(names()).containsExactly("old", "since");
        store.switchBack(SERVICE);
        assertThat(names()).containsExactly("new");
        store.switchBack(SERVICE);
        assertThat(names()).containsExactly("old", "since");
        assertThat(configuration).isNotNull();
    }

    @Test
    void listenersHearOfAnUndo() {
        restored();
        var heard = new java.util.ArrayList<List<String>>();
        store.subscribe(new Recorded() {
            @Override
            public void replaced(Service service) {
                heard.add(names());
            }
        });
        heard.clear();

        store.switchBack(SERVICE);

        assertThat(heard).containsExactly(List.of("old"));
    }

    @Test
    void onlyTheNewestReplacedOneIsKeptAndOnlyForAWhile() {
        restored();
        restore("newer");
        store.switchBack(SERVICE);
        assertThat(names()).containsExactly("new");

        now.set(NOW.plus(Duration.ofHours(24)));

        assertThat(store.replaced(SERVICE)).isEmpty();
        assertThatThrownBy(() -> store.switchBack(SERVICE))
                .isInstanceOf(NothingReplacedException.class)
                .hasMessageContaining("recovery.undoHours");
        store.removeExpired();
        now.set(NOW);
        assertThat(store.replaced(SERVICE)).isEmpty();
        assertThat(names()).containsExactly("new");
    }

    @Test
    void whatWasNeverRestoredCannotBeUndone() {
        service();

        assertThatThrownBy(() -> store.switchBack(SERVICE)).isInstanceOf(NothingReplacedException.class);
    }

    @Test
    void aHeldServiceIsNotSwitched() {
        restored();
        store.operations().begin(SERVICE, Kind.BACKUP);

        assertThatThrownBy(() -> store.switchBack(SERVICE)).isInstanceOf(ServiceLockedException.class);
        assertThat(names()).containsExactly("new");
    }

    @Test
    void aDeletedServiceTakesWhatWasReplacedAlong() {
        restored();
        store.deleteService(SERVICE);
        service();

        assertThat(store.replaced(SERVICE)).isEmpty();
    }

    @Test
    void aProofRunsBesideABackupAndNeverBecomesLive() {
        Configuration configuration = service();
        configuration.write(t -> Samples.put(t, Samples.api("old")));
        store.operations().begin(SERVICE, Kind.BACKUP);
        LongRunningOperation proof = store.operations().begin(SERVICE, Kind.PROVE);

        try (GenerationWriter writer = configuration.newGeneration(proof)) {
            writer.add(Samples.resource(Samples.api("new"), "{\"s\":1}"));
            writer.complete();
            assertThat(writer.read().count("apis", null)).isOne();
            assertThatThrownBy(() -> writer.activate("{}")).isInstanceOf(IllegalStateException.class);
        }
        store.operations().succeed(proof, "{}");

        assertThat(names()).containsExactly("old");
        assertThat(store.service(SERVICE)).get().extracting(Service::activity).isEqualTo(Kind.BACKUP);
    }

    @Test
    void aLoadedGenerationIsCorrectedBeforeItIsUsed() {
        service();
        LongRunningOperation restore = store.operations().begin(SERVICE, Kind.RESTORE);
        try (GenerationWriter writer = store.configuration(SERVICE).newGeneration(restore)) {
            for (String name : List.of("a", "b", "c")) {
                writer.add(Samples.resource(Samples.api(name), "{\"s\":1}"));
            }
            writer.complete();
            Resource b = writer.read().get(Samples.api("b")).orElseThrow();
            var changed = new Resource(
                    b.key(), b.path(), "other", b.created(), b.modified(), Samples.bytes("{\"changed\":1}"), null);

            writer.correct(List.of(Samples.api("a"), Samples.api("nobody")), List.of(changed));

            assertThat(writer.read().get(Samples.api("b"))).contains(changed);
            writer.activate("{}");
        }

        assertThat(names()).containsExactly("b", "c");
    }

    @Test
    void readsGoOnAfterAKey() {
        Configuration configuration = service();
        configuration.write(t -> {
            for (String api : List.of("a", "b", "c")) {
                Samples.put(t, Samples.api(api));
                Samples.put(t, Samples.api(api).child("operations", "x"));
                Samples.put(t, Samples.api(api).child("operations", "y"));
            }
            return null;
        });

        String type = "apis/operations";
        List<Resource> first = configuration.after(type, null, 3);
        List<Resource> rest = configuration.after(type, first.getLast().key(), 9);

        assertThat(first).extracting(r -> r.key().names()).containsExactly("a/x", "a/y", "b/x");
        assertThat(rest).extracting(r -> r.key().names()).containsExactly("b/y", "c/x", "c/y");
        try (Snapshot snapshot = configuration.snapshot()) {
            var from = new ResourceKey(type, "b", "zzz");
            assertThat(snapshot.after(type, from, 1))
                    .extracting(r -> r.key().names())
                    .containsExactly("c/x");
        }
    }

    @Test
    void readsGoOnAfterANameBelowOneParent() {
        Configuration configuration = service();
        configuration.write(t -> {
            for (String api : List.of("a", "b", "c")) {
                Samples.put(t, Samples.api(api));
                for (String operation : List.of("x", "y", "z")) {
                    Samples.put(t, Samples.api(api).child("operations", operation));
                }
            }
            return null;
        });

        String type = "apis/operations";
        assertThat(configuration.after(type, "B", null, 2))
                .extracting(r -> r.key().names())
                .containsExactly("b/x", "b/y");
        assertThat(configuration.after(type, "b", "Y", 9))
                .extracting(r -> r.key().names())
                .containsExactly("b/z");
        try (Snapshot snapshot = configuration.snapshot()) {
            assertThat(snapshot.after(type, "b", "xx", 1))
                    .extracting(r -> r.key().names())
                    .containsExactly("b/y");
            assertThat(snapshot.after(type, "b", "z", 9)).isEmpty();
        }
    }
}
