package io.holdfast.recovery;

import io.holdfast.vault.StorageAccess;

/**
 * A container that backups lie in.
 *
 * @param storageAccount the account's name, not its URL
 * @param containerName the blob container
 */
public record BackupContainer(String storageAccount, String containerName, StorageAccess access) {}
