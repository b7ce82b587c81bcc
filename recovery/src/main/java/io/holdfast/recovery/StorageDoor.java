package io.holdfast.recovery;

import io.holdfast.vault.BackupVault;
import io.holdfast.vault.BlobNames;
import io.holdfast.vault.StorageAccess;
import io.holdfast.vault.StorageException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Opens the storage of a request and touches it, so that a wrong key or name is refused at once. */
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
            throw new RecoveryRefusedException(
                    new RecoveryRefusal.StorageRefused(e.problem(), String.valueOf(e.getMessage())));
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
}
