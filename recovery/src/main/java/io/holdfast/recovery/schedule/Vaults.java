package io.holdfast.recovery.schedule;

import io.holdfast.vault.BackupVault;
import io.holdfast.vault.StorageAccess;
import io.holdfast.vault.StorageAccounts;
import io.holdfast.vault.StorageException;
import io.holdfast.vault.StorageException.Problem;

/** Opens the storage of policies; keys come from the deployment's settings at that moment. */
record Vaults(StorageAccounts accounts) {

    BackupVault open(BackupPolicy policy) {
        return accounts.open(policy.storageAccount(), access(policy));
    }

    StorageAccess access(BackupPolicy policy) {
        String account = policy.storageAccount();
        return switch (policy.access().kind()) {
            case CONFIGURED ->
                accounts.configuredKey(account)
                        .orElseThrow(() -> new StorageException(
                                Problem.KEY_REFUSED,
                                "the settings hold no key for the storage account '" + account
                                        + "'; set storage.accounts." + account
                                        + ".keyFile, or use a managed identity as accessType"));
            case SYSTEM_ASSIGNED -> new StorageAccess.SystemAssignedManagedIdentity();
            case USER_ASSIGNED ->
                new StorageAccess.UserAssignedManagedIdentity(
                        policy.access().clientId().orElseThrow());
        };
    }
}
