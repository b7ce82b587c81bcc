package io.holdfast.vault;

import java.net.URI;

/** A kind of vault, found on the class path as a service. Adding one is one new file. */
public interface VaultProvider {

    /** Whether vaults of this kind lie at such an endpoint; decided by its scheme. */
    boolean serves(URI endpoint);

    BackupVault open(String accountName, StorageAccounts.Account account, StorageAccess access);
}
