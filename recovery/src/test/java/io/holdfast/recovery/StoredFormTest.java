package io.holdfast.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ServiceId;
import io.holdfast.recovery.RunOutcome.Previewed;
import io.holdfast.recovery.RunOutcome.Restored;
import io.holdfast.store.LongRunningOperation.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What lies in databases keeps its form: these files are what a build wrote that knew no records. */
class StoredFormTest {

    private static String stored(String name) {
        try (var file = StoredFormTest.class.getResourceAsStream("stored/" + name + ".json")) {
            return new String(file.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BACKUP, backup",
        "VERIFY, verify",
        "PROVE, prove",
        "PREVIEW, preview",
        "PREVIEW, preview-refused",
        "RESTORE, restore"
    })
    void resultsOfRunsAreWrittenAsTheyWereRead(Kind kind, String name) {
        assertThat(OutcomeWriter.write(OutcomeReader.read(kind, stored(name)))).isEqualTo(stored(name));
    }

    @Test
    void aRefusedPreviewHasItsRulesAndNoPlan() {
        var refused = (Previewed) OutcomeReader.read(Kind.PREVIEW, stored("preview-refused"));

        assertThat(refused.allowed()).isFalse();
        assertThat(refused.checks().stream().filter(check -> !check.passed()).map(RuleCheck::name))
                .containsExactly("sku", "source");
        assertThat(refused.plan()).isEmpty();
    }

    @Test
    void whatAnOlderVersionDidNotWriteIsEmpty() {
        var restored = (Restored) OutcomeReader.read(Kind.RESTORE, "{\"service\":\"s\",\"restored\":3}");

        assertThat(restored.report().restored()).isEqualTo(3);
        assertThat(restored.switchSeconds()).isEmpty();
        assertThat(restored.backup().source().deployment()).isEmpty();
        // Nobody takes it for a backup that can be restored.
        assertThat(restored.backup().expires()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void aKnownBackupKeepsWhatANewerVersionWroteBesides(@TempDir Path directory) {
        try (var here = new Deployment(
                directory.resolve("data"),
                directory.resolve("storage"),
                RecoveryKeys.generate(),
                UnaryOperator.identity())) {
            ServiceId contoso = here.filled("contoso");
            here.backUp(contoso, "b");
            String id = here.store.records().ids("backup").iterator().next();
            String made = record(here, id);
            assertThat(members(made))
                    .containsExactlyElementsOf(members(stored("known-backup")).stream()
                            .filter(member -> !member.startsWith("verified") && !member.startsWith("proven"))
                            .toList());
            here.store
                    .records()
                    .put(
                            "backup",
                            id,
                            made.replaceFirst("}$", ",\"heldUntil\":\"2027\"}").getBytes(UTF_8));

            here.ended(here.recovery.verify(contoso, Deployment.location("b")));

            assertThat(record(here, id))
                    .contains(",\"heldUntil\":\"2027\",\"verified\":\"" + Deployment.NOW + "\",\"verifiedSeconds\":");
            assertThat(here.recovery.knownBackups(contoso)).singleElement().satisfies(backup -> {
                assertThat(backup.verified().map(KnownBackup.Check::when)).contains(Deployment.NOW);
                assertThat(backup.policyId()).isEqualTo(Optional.empty());
            });
        }
    }

    private static List<String> members(String json) {
        return List.copyOf(JsonMapper.shared().readTree(json).propertyNames());
    }

    private static String record(Deployment here, String id) {
        return new String(here.store.records().get("backup", id).orElseThrow(), UTF_8);
    }
}
