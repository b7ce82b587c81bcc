package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static io.holdfast.store.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.store.LongRunningOperation.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsKeptTest {

    @TempDir
    Path directory;

    private Instant now = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void endedOnesAreKeptForSevenDays() {
        try (Store store = Stores.open(StoreSettings.in(directory).withClock(() -> now))) {
            store.createService(SERVICE, bytes("{}"), null);
            LongRunningOperation first = backup(store);
            now = now.plus(Duration.ofDays(6));
            LongRunningOperation second = backup(store);
            assertThat(store.operations().find(first.id())).isPresent();
            now = now.plus(Duration.ofDays(2));

            LongRunningOperation third = backup(store);

            assertThat(store.operations().of(SERVICE))
                    .extracting(LongRunningOperation::id)
                    .containsExactly(third.id(), second.id());
        }
    }

    private static LongRunningOperation backup(Store store) {
        LongRunningOperation backup = store.operations().begin(SERVICE, Kind.BACKUP);
        store.operations().succeed(backup, "{}");
        return backup;
    }
}
