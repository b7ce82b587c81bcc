package io.holdfast.recovery.schedule;

import io.holdfast.recovery.schedule.BackupPolicySpec.Access;
import io.holdfast.vault.BackupVault;
import io.holdfast.vault.StorageException;
import io.holdfast.vault.StorageException.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the storage accounts of policies, each once, however many policies use it. */
final class StorageUses {

    /** Two policies with the same ask for the same. */
    private record Way(String account, String container, Access access) {}

    private StorageUses() {}

    static List<StorageUse> of(Collection<StoredPolicy> policies, Vaults vaults) {
        var ways = new LinkedHashMap<Way, StoredPolicy>();
        for (StoredPolicy stored : policies) {
            BackupPolicySpec policy = stored.policy();
            ways.putIfAbsent(new Way(policy.storageAccount(), policy.containerName(), policy.access()), stored);
        }
        Map<String, List<StoredPolicy>> byAccount = new LinkedHashMap<>();
        ways.forEach((way, stored) -> byAccount
                .computeIfAbsent(way.account(), any -> new ArrayList<>())
                .add(stored));
        return byAccount.entrySet().stream()
                .map(entry -> new StorageUse(
                        entry.getKey(),
                        vaults.accounts().endpoint(entry.getKey()),
                        () -> entry.getValue().forEach(stored -> enter(stored, vaults))))
                .toList();
    }

    private static void enter(StoredPolicy stored, Vaults vaults) {
        try (BackupVault vault = vaults.open(stored)) {
            vault.requireContainer(stored.policy().containerName());
        } catch (StorageException e) {
            if (e.problem() != Problem.CONTAINER_NOT_FOUND) {
                throw e;
            }
        }
    }
}
