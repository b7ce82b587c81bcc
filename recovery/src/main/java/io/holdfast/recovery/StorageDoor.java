package io.holdfast.recovery;

import io.holdfast.vault.BackupVault;
import io.holdfast.vault.BlobNames;
import io.holdfast.vault.StorageAccess;
import io.holdfast.vault.StorageException;
import java.util.function.Consumer;

/**
 * Opens the storage of a request and touches it, so that a wrong key or name is refused at once. Messages have the form
 * that clients of Azure know, with the name of the parameter on a second line.
 */
record StorageDoor(Accounts accounts) {

    /** Opens the account of that name, as {@link io.holdfast.vault.StorageAccounts#open} does. */
    interface Accounts {
        BackupVault open(String account, StorageAccess access);
    }

    BackupVault forBackup(BackupLocation location) {
        return open(location, vault -> vault.createContainer(location.containerName()));
    }

    BackupVault forRestore(BackupLocation location) {
        return open(location, vault -> vault.requireContainer(location.containerName()));
    }

    private BackupVault open(BackupLocation location, Consumer<BackupVault> touch) {
        try {
            BlobNames.checkContainer(location.containerName());
            BlobNames.checkBlob(location.backupName());
            return touched(accounts.open(location.storageAccount(), location.access()), touch);
        } catch (StorageException e) {
            throw new RecoveryRefusedException(
                    "InvalidParameters",
                    "Invalid parameter: " + e.getMessage() + "\r\nParameter name: "
                            + parameter(e.problem().subject()));
        }
    }

    private static BackupVault touched(BackupVault vault, Consumer<BackupVault> touch) {
        try {
            touch.accept(vault);
            return vault;
        } catch (RuntimeException e) {
            vault.close();
            throw e;
        }
    }

    private static String parameter(StorageException.Subject subject) {
        return switch (subject) {
            case ACCOUNT -> "backupStorageAccount";
            case CONTAINER -> "backupContainerName";
            case BLOB -> "backupName";
        };
    }
}
