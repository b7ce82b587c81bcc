package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.archive.Manifest;
import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ServiceId;
import io.holdfast.store.LongRunningOperation.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would not fit into the heap is refused with the setting to raise, before the heap drowns in it. */
class TableMemoryTest {

    private static final long MIB = 1024 * 1024;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "0, 64, true",
        "31000, 64, true",
        "500000, 512, true",
        "1000000, 512, false",
        "1000000, 1024, true",
        "9223372036854775807, 65536, false"
    })
    void aTableMayTakeTwoFifthsOfTheHeap(long records, long heap, boolean fits) {
        assertThat(TableMemory.check(holding(records), heap * MIB).passed()).isEqualTo(fits);
    }

    @Test
    void theRefusalNamesTheSettingAndAValueThatSuffices() {
        RuleCheck refused = TableMemory.check(holding(1_000_000), 512 * MIB);

        assertThat(refused.detail())
                .contains("1000000 resources", "about 381 MB", "limited to 512 MB", "HOLDFAST_HEAP=1024m or more");
        assertThat(TableMemory.check(holding(1_000_000), 1024 * MIB).passed()).isTrue();
    }

    @Test
    void aRestoreIsRefusedAndTheServiceStaysAsItWas() {
        RecoveryKeys keys = RecoveryKeys.generate();
        Path storage = directory.resolve("storage");
        try (var there = new Deployment(directory.resolve("there"), storage, keys, UnaryOperator.identity());
                var small = new Deployment(directory.resolve("small"), storage, keys, 1024)) {
            there.backUp(there.filled("contoso"), "b");
            ServiceId id = small.filled("contoso");
            String before = small.digest(id);

            var run = small.restore(id, "b");

            assertThat(run.state()).isEqualTo(State.FAILED);
            assertThat(run.errorMessage()).contains("Cannot restore: the backup holds", "HOLDFAST_HEAP=256m");
            assertThat(small.digest(id)).isEqualTo(before);
        }
    }

    private static Manifest holding(long records) {
        return new Manifest(
                1,
                "0.1.0",
                "id",
                new Manifest.Source("/subscriptions/s", "contoso", "eastus", "Developer", 1),
                Deployment.NOW,
                Deployment.NOW,
                Optional.empty(),
                List.of(new Manifest.Entry("apis", "apis", records, 1, 1, "00")),
                "00",
                List.of(),
                Map.of());
    }
}
