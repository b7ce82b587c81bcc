package io.holdfast.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.store.ActivityRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedCountTest {

    private static final long NOON = 1_800_000_000_000L / 60_000 * 60_000;

    private final List<ActivityRecord> journal = new ArrayList<>();
    private final RefusedCount count = new RefusedCount(journal::add);

    private void refuse(String who, long time, int times) {
        for (int i = 0; i < times; i++) {
            count.take(new ActivityRecord(
                    "id",
                    "operation",
                    "correlation",
                    time,
                    ActivityRecord.Status.FAILED,
                    403,
                    "a/delete",
                    "/subscriptions/a",
                    new ActivityRecord.Caller(who, who, null, "tenant"),
                    new ActivityRecord.Request("DELETE", "https://x/y", null, null),
                    "AuthorizationFailed",
                    null,
                    null));
        }
    }

    @Test
    void whatOneIsRefusedAboveTheCapIsOneRecordThatSaysHowMany() {
        refuse("eve", NOON, 1500);
        assertThat(journal).hasSize(60);
        refuse("ann", NOON, 1);
        assertThat(journal).hasSize(61);

        refuse("eve", NOON + 60_000, 1);
        assertThat(journal).hasSize(63);
        assertThat(journal.get(61).message()).startsWith("1440 more requests were refused");
        assertThat(journal.get(61).caller().objectId()).isEqualTo("eve");
        assertThat(journal.get(62).message()).isNull();
    }

    @Test
    void manyPrincipalsTogetherHaveACapToo() {
        for (int i = 0; i < 100; i++) {
            refuse("eve " + i, NOON, 60);
        }
        assertThat(journal).hasSize(RefusedCount.OF_ALL);
    }

    @Test
    void whatWasCountedIsToldAtTheEnd() {
        refuse("eve", NOON, 61);
        count.flush();
        count.flush();
        assertThat(journal).hasSize(61);
        assertThat(journal.getLast().message()).startsWith("1 more");
    }
}
