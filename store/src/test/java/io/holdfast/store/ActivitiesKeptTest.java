package io.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.store.ActivityRecord.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivitiesKeptTest {

    private static final int MANY = 1_200;

    @TempDir
    Path directory;

    private Instant now = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void recordsAreKeptAsLongAsTheSettingSaysAndThenGoAFewAtATime() {
        var settings = StoreSettings.in(directory).withClock(() -> now).withActivitiesKept(Duration.ofDays(10));
        try (Store store = Stores.open(settings)) {
            for (int i = 0; i < MANY; i++) {
                append(store, "old");
            }
            now = now.plus(Duration.ofDays(9));
            append(store, "young");
            assertThat(all(store)).hasSize(MANY + 1);
            now = now.plus(Duration.ofDays(2));

            append(store, "new");
            assertThat(all(store)).hasSizeBetween(3, MANY);
            append(store, "new");
            append(store, "new");

            assertThat(all(store)).extracting(ActivityRecord::action).containsExactly("new", "new", "new", "young");
        }
    }

    @Test
    void aboveTheCeilingTheOldestRefusedRecordsGoFirst() {
        ActivityCeiling.holds(StoreSettings.in(directory));
    }

    private List<ActivityRecord> all(Store store) {
        return store.activities()
                .query(ActivityFilter.between(0, now.toEpochMilli()), null, 2 * MANY)
                .records();
    }

    private void append(Store store, String action) {
        store.activities()
                .append(new ActivityRecord(
                        "id",
                        "operation",
                        "correlation",
                        now.toEpochMilli(),
                        Status.SUCCEEDED,
                        200,
                        action,
                        "/subscriptions/a",
                        new ActivityRecord.Caller("n", "o", null, "t"),
                        new ActivityRecord.Request("PUT", "https://x/y", null, null),
                        null,
                        null,
                        null));
    }
}
