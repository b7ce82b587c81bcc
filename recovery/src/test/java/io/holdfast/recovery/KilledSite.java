package io.holdfast.recovery;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.ServiceId;
import io.holdfast.store.StoreSettings;
import io.holdfast.vault.BackupVault;
import io.holdfast.vault.StorageAccess;
import io.holdfast.vault.StorageAccounts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a deployment keeps what it has, so that one process goes on with what another left behind.
 *
 * @param account the name of the storage account
 * @param endpoint where it is
 */
record KilledSite(Path data, Path keyFile, String account, URI endpoint, String key) {

    static final ServiceId SERVICE = Deployment.id("contoso");

    static KilledSite of(String... words) {
        return new KilledSite(Path.of(words[0]), Path.of(words[1]), words[2], URI.create(words[3]), words[4]);
    }

    List<String> words() {
        return List.of(data.toString(), keyFile.toString(), account, endpoint.toString(), key);
    }

    /** What a restore replaced is not kept for an undo, so that nothing hides a leftover. */
    Deployment open(KilledSteps steps) throws IOException {
        var deployment = new Deployment(
                StoreSettings.in(data).withReplacedKept(Duration.ZERO),
                accounts(),
                RecoveryKeys.read(keyFile),
                vault -> new WatchedVault(vault, steps));
        deployment.store.subscribe(steps);
        return deployment;
    }

    private StorageAccounts accounts() {
        return new StorageAccounts(Map.of(account, new StorageAccounts.Account(endpoint, Optional.of(key))));
    }

    BackupVault vault() {
        return accounts().open(account, new StorageAccess.AccessKey(key));
    }

    String container() {
        return "backups";
    }

    BackupLocation location(String blob) {
        return new BackupLocation(account, container(), blob, new StorageAccess.AccessKey(key));
    }
}
