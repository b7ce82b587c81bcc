package io.holdfast.vault;

import com.google.auto.service.AutoService;
import io.holdfast.vault.StorageException.Problem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Serves {@code file:} endpoints, for who has the key of the account. */
@AutoService(VaultProvider.class)
public final class DirectoryProvider implements VaultProvider {

    @Override
    public boolean serves(URI endpoint) {
        return "file".equals(endpoint.getScheme());
    }

    @Override
    public BackupVault open(String accountName, StorageAccounts.Account account, StorageAccess access) {
        String setting = "storage.accounts." + accountName + ".keyFile";
        if (!(access instanceof StorageAccess.AccessKey(String given))) {
            throw new StorageException(
                    Problem.ACCESS_NOT_SUPPORTED,
                    "the storage account '" + accountName + "' is a directory of this server and takes accessType"
                            + " AccessKey; its key is in the file that the setting " + setting + " names");
        }
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
        return new DirectoryVault(
                accountName, Path.of(account.endpoint().getSchemeSpecificPart().replaceFirst("^//(?=/)", "")));
    }
}
