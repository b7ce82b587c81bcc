package io.holdfast.recoveryapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.ServiceId;
import io.holdfast.recovery.RunOutcome;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.Course;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.LongRunningOperation.State;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers see of a run, byte for byte, what they saw when its stored result was handed out as it is. */
class OutcomeJsonTest {

    private static final ServiceId ID = new ServiceId("00000000-0000-0000-0000-000000000001", "rg", "contoso");

    @ParameterizedTest
    @CsvSource({
        "BACKUP, backup",
        "VERIFY, verify",
        "PROVE, prove",
        "PREVIEW, preview",
        "PREVIEW, preview-refused",
        "RESTORE, restore"
    })
    void aResultIsWhatItWas(Kind kind, String name) throws IOException {
        String stored;
        try (var file = OutcomeJsonTest.class.getResourceAsStream("stored/" + name + ".json")) {
            stored = new String(file.readAllBytes(), UTF_8).strip();
        }
        var operation =
                new LongRunningOperation("id", ID, kind, State.SUCCEEDED, 0, 0, stored, null, null, Course.UNKNOWN);

        var outcome = (RunOutcome.Succeeded) RunOutcome.of(operation).orElseThrow();

        assertThat(OutcomeJson.of(outcome)).hasToString(stored);
    }
}
