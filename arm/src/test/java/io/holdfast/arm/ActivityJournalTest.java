package io.holdfast.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.store.ActivityFilter;
import io.holdfast.store.ActivityLog;
import io.holdfast.store.ActivityPage;
import io.holdfast.store.ActivityRecord;
import io.holdfast.store.StoreException;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ActivityJournalTest {

    private static final ActivityRecord RECORD = new ActivityRecord(
            "id",
            "operation",
            "correlation",
            0,
            ActivityRecord.Status.FAILED,
            400,
            "a/write",
            "/subscriptions/with\nline\u2028break\"",
            new ActivityRecord.Caller("name", "object", null, "tenant"),
            new ActivityRecord.Request("PUT", "https://x/y", "127.0.0.1", null),
            "Code",
            "Message",
            null);

    /** Its database is gone. */
    private static final class Broken implements ActivityLog {
        @Override
        public void append(ActivityRecord record) {
            throw new StoreException("gone", null);
        }

        @Override
        public ActivityPage query(ActivityFilter filter, @Nullable String after, int limit) {
            throw new StoreException("gone", null);
        }

        @Override
        public void follow(Consumer<ActivityRecord> listener) {}
    }

    @Test
    void whatIsDoneIsAnsweredAndWhatIsNotBegunDoesNotBegin() {
        var journal = new ActivityJournal(new Broken(), Clock.systemUTC());

        assertThatCode(() -> journal.addOrReport(RECORD)).doesNotThrowAnyException();
        assertThatThrownBy(() -> journal.add(RECORD)).isInstanceOf(StoreException.class);
    }

    @Test
    void aLineIsOneLineOfJson() {
        String line = ActivityLine.of(RECORD);

        JsonNode read = JsonMapper.shared().readTree(line);
        assertThat(line).doesNotContain("\n");
        assertThat(read.path("eventTimestamp").asString()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(read.path("logger").asString()).isEqualTo("holdfast.audit");
        assertThat(read.path("resourceId").asString()).isEqualTo(RECORD.resourceId());
        assertThat(read.path("statusCode").asInt()).isEqualTo(400);
        assertThat(read.path("status").asString()).isEqualTo("Failed");
        assertThat(read.has("applicationId")).isFalse();
    }
}
