package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.store.StoreSettings;
import io.holdfast.usage.quota.QuotaChange;
import io.holdfast.usage.quota.QuotaKey;
import io.holdfast.usage.quota.QuotaPeriod;
import io.holdfast.usage.quota.QuotaSum;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What callers used of their quotas stays where it was used. */
class QuotaCountersRestoreTest {

    private static final QuotaPeriod PERIOD = new QuotaPeriod("0_P0D", 0, QuotaPeriod.NEVER);

    @TempDir
    Path directory;

    @Test
    void countersAreNotInABackupAndARestoreLeavesThoseOfTheTarget() {
        try (var here = new Deployment(
                StoreSettings.in(directory.resolve("data")), directory.resolve("storage"), RecoveryKeys.generate())) {
            ServiceId source = here.service("source", "Premium");
            ServiceId target = here.service("target", "Premium");
            here.put(source, new ResourceKey("namedValues", "", "a"), "{}", null);
            count(here, source, "k", 7);
            count(here, source, "l", 1);
            count(here, target, "k", 3);

            JsonNode made = Deployment.result(here.backUp(source, "b"));
            Deployment.result(here.restore(target, "b"));

            assertThat(made.path("notIncluded").toString()).isEqualTo("{\"quotas\":2}");
            assertThat(counted(here, target)).isEqualTo(new QuotaSum(3, 0));
            assertThat(counted(here, source)).isEqualTo(new QuotaSum(7, 0));
            assertThat(here.store.quotas().size(target.key())).isOne();
        }
    }

    private static QuotaChange change(ServiceId service, String key, long calls) {
        return new QuotaChange(QuotaKey.of(service.key(), "", key), PERIOD, calls, 0);
    }

    private static void count(Deployment at, ServiceId service, String key, long calls) {
        at.store.quotas().add(service.name() + key, 1, List.of(change(service, key, calls)));
    }

    private static QuotaSum counted(Deployment at, ServiceId service) {
        return at.store.quotas().read(List.of(change(service, "k", 0))).getFirst();
    }
}
