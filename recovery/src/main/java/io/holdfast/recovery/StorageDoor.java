package io.holdfast.recovery;

import io.holdfast.vault.BackupVault;
import io.holdfast.vault.BlobNames;
import io.holdfast.vault.StorageAccess;
import io.holdfast.vault.StorageException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

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
        return refusing(() -> {
            BlobNames.checkContainer(location.containerName());
            BlobNames.checkBlob(location.backupName());
            return touched(accounts.open(location.storageAccount(), location.access()), touch);
        });
    }

    /** Opens a container that must be there, and closes it when the work is done. */
    <T> T using(BackupContainer container, Function<BackupVault, T> work) {
        return refusing(() -> {
            BlobNames.checkContainer(container.containerName());
            try (BackupVault vault = accounts.open(container.storageAccount(), container.access())) {
                vault.requireContainer(container.containerName());
                return work.apply(vault);
            }
        });
    }

    /** Likewise, for one blob in it. */
    <T> T using(BackupLocation location, Function<BackupVault, T> work) {
        return refusing(() -> {
            BlobNames.checkBlob(location.backupName());
            return using(location.container(), work);
        });
    }

    private static <T> T refusing(Supplier<T> work) {
        try {
            return work.get();
        } catch (StorageException e) {
            if (e.problem() == StorageException.Problem.BLOB_NOT_FOUND) {
                throw new RecoveryRefusedException(BackupCatalogue.NOT_FOUND, "Not found: " + e.getMessage());
            }
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
