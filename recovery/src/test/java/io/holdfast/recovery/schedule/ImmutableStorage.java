package io.holdfast.recovery.schedule;

import com.google.auto.service.AutoService;
import io.holdfast.vault.BackupVault;
import io.holdfast.vault.DirectoryProvider;
import io.holdfast.vault.StorageAccess;
import io.holdfast.vault.StorageAccounts;
import io.holdfast.vault.StorageException;
import io.holdfast.vault.VaultProvider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Optional;

/** A directory ({@code immutable:/path}) with a policy of immutability: what is written stays, whoever wants to delete it. */
@AutoService(VaultProvider.class)
public final class ImmutableStorage implements VaultProvider {

    @Override
    public boolean serves(URI endpoint) {
        return "immutable".equals(endpoint.getScheme());
    }

    @Override
    public BackupVault open(String accountName, StorageAccounts.Account account, StorageAccess access) {
        var directory = new StorageAccounts.Account(
                URI.create("file:" + account.endpoint().getSchemeSpecificPart()), account.key(), Optional.empty());
        BackupVault vault = new DirectoryProvider().open(accountName, directory, access);
        return (BackupVault) Proxy.newProxyInstance(
                BackupVault.class.getClassLoader(), new Class<?>[] {BackupVault.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("delete")) {
                        throw new StorageException(
                                StorageException.Problem.CONFLICT,
                                "the storage account '" + accountName
                                        + "' keeps the blob: a policy makes it immutable");
                    }
                    try {
                        return method.invoke(vault, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
