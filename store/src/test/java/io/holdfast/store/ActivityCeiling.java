package io.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.store.ActivityRecord.Status;
import java.time.Instant;
import java.util.List;

/** How many records are kept, whatever the database. */
final class ActivityCeiling {

    private static final int MOST = 100;

    private ActivityCeiling() {}

    static void holds(StoreSettings settings) {
        long now = Instant.parse("2026-11-01T00:00:00Z").toEpochMilli();
        try (Store store = Stores.open(settings.withActivitiesMost(MOST).withClock(() -> Instant.ofEpochMilli(now)))) {
            for (int i = 0; i < MOST; i++) {
                append(store, now + i, Status.SUCCEEDED, "done");
            }
            for (int i = 0; i < 1_000; i++) {
                append(store, now + MOST + i, Status.FAILED, "refused " + i);
            }

            List<String> left = actions(store, now);
            assertThat(left).filteredOn("done"::equals).hasSize(MOST);
            // Looked at every now and then only: the newest refused ones since may be there.
            assertThat(left).hasSizeLessThan(MOST + 501).doesNotContain("refused 0");

            for (int i = 0; i < 1_000; i++) {
                append(store, now + 10_000 + i, Status.SUCCEEDED, "newer");
            }
            assertThat(actions(store, now)).doesNotContain("done").hasSizeLessThan(MOST + 501);
        }
    }

    private static List<String> actions(Store store, long now) {
        return store.activities().query(ActivityFilter.between(0, now + 100_000), null, 10_000).records().stream()
                .map(ActivityRecord::action)
                .toList();
    }

    private static void append(Store store, long time, Status status, String action) {
        store.activities()
                .append(new ActivityRecord(
                        "id",
                        "operation",
                        "correlation",
                        time,
                        status,
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
