package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static io.holdfast.store.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What listeners are told by the process that writes. */
abstract class ListenerContract extends StoreFixture {

    private final Recorded recorded = new Recorded();

    @Test
    void itIsToldOfEveryServiceThereIsThenOfAllThatChanges() {
        Configuration configuration = service();
        configuration.write(t -> Samples.put(t, Samples.api("before")));

        store.subscribe(recorded);
        recorded.takes("replaced contoso 1");
        configuration.write(t -> {
            Samples.put(t, Samples.api("echo"));
            Samples.put(t, Samples.api("echo").child("operations", "get"));
            return null;
        });
        recorded.takes("put 2 apis/echo", "put 3 apis/echo/operations/get");
        configuration.write(t -> t.delete(Samples.api("echo")));
        recorded.takes("deleted 4 apis/echo/operations/get", "deleted 5 apis/echo");
        store.updateService(SERVICE, s -> s.withDocument(bytes("{\"x\":1}"), null));
        recorded.takes("updated contoso");
        var other = new ServiceId(SERVICE.subscriptionId(), "rg", "other");
        store.createService(other, bytes("{}"), null);
        recorded.takes("replaced other 0");
        store.deleteService(other);
        recorded.takes("removed other");
    }

    @Test
    void aRestoreIsToldAsReplaced() {
        service();
        store.subscribe(recorded);
        recorded.takes("replaced contoso 0");
        LongRunningOperation restore = store.operations().begin(SERVICE, Kind.RESTORE);

        try (GenerationWriter writer = store.configuration(SERVICE).newGeneration(restore)) {
            writer.complete();
            writer.activate("{}");
        }

        recorded.takes("replaced contoso 1");
    }

    @Test
    void whatIsNotCommittedIsNotTold() {
        Configuration configuration = service();
        store.subscribe(recorded);
        recorded.takes("replaced contoso 0");

        assertThatThrownBy(() -> configuration.write(t -> {
                    Samples.put(t, Samples.api("a"));
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        configuration.write(t -> t.delete(Samples.api("a")));

        recorded.takes();
    }

    @Test
    void aSnapshotOpenedInsideACallIsExactlyTheStateItTellsOf() {
        Configuration configuration = service();
        var sequences = new Recorded() {
            @Override
            public void changed(ServiceId service, List<Change> changes) {
                try (Snapshot snapshot = store.configuration(service).snapshot()) {
                    add(changes.getLast().sequence() + " = " + snapshot.sequence());
                }
            }
        };
        store.subscribe(sequences);

        configuration.write(t -> Samples.put(t, Samples.api("a")));
        configuration.write(t -> Samples.put(t, Samples.api("b")));

        sequences.takes("replaced contoso 0", "1 = 1", "2 = 2");
    }

    @Test
    void aListenerThatThrowsDoesNotHarmTheWriteOrOtherListeners() {
        Configuration configuration = service();
        store.subscribe(new Recorded() {
            @Override
            public void changed(ServiceId service, List<Change> changes) {
                throw new IllegalStateException("broken listener");
            }
        });
        store.subscribe(recorded);

        configuration.write(t -> Samples.put(t, Samples.api("a")));

        recorded.takes("replaced contoso 0", "put 1 apis/a");
        assertThat(configuration.get(Samples.api("a"))).isPresent();
    }
}
