package io.holdfast.vault;

import com.google.auto.service.AutoService;
import io.holdfast.vault.StorageException.Problem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Serves {@code file:} endpoints, for who has the key of the account, or a role on it. */
@AutoService(VaultProvider.class)
public final class DirectoryProvider implements VaultProvider {

    @Override
    public boolean serves(URI endpoint) {
        return "file".equals(endpoint.getScheme());
    }

    @Override
    public BackupVault open(String accountName, StorageAccounts.Account account, StorageAccess access) {
        var vault = new DirectoryVault(
                accountName, Path.of(account.endpoint().getSchemeSpecificPart().replaceFirst("^//(?=/)", "")));
        return switch (access) {
            case StorageAccess.AccessKey(String key) -> {
                checkKey(accountName, account, key);
                yield vault;
            }
            case StorageAccess.ManagedIdentity identity ->
                new RoleCheckedVault(vault, accountName, identity.principalId(), account.identities());
        };
    }

    private static void checkKey(String accountName, StorageAccounts.Account account, String given) {
        String setting = "storage.accounts." + accountName + ".keyFile";
        String expected = account.key()
                .orElseThrow(() -> new StorageException(
                        Problem.KEY_REFUSED, "the storage account '" + accountName + "' has no key: set " + setting));
        // In constant time, so that a key cannot be guessed byte by byte.
        if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
            throw new StorageException(
                    Problem.KEY_REFUSED,
                    "the storage account '" + accountName
                            + "' refused the access key; take the one in the file that the setting " + setting
                            + " names");
        }
    }
}
