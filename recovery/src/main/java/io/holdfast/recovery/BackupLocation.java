package io.holdfast.recovery;

import io.holdfast.vault.StorageAccess;

/**
 * Where a backup lies, as a backup or restore request says it.
 *
 * @param storageAccount the account's name, not its URL
 * @param containerName the blob container
 * @param backupName the blob, exactly
 */
public record BackupLocation(String storageAccount, String containerName, String backupName, StorageAccess access) {

    BackupContainer container() {
        return new BackupContainer(storageAccount, containerName, access);
    }
}
