package io.holdfast.recovery.schedule;

import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.BlobFacts;
import io.holdfast.recovery.KnownBackup;
import io.holdfast.recovery.ProofBlobs;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.schedule.PolicyState.Last;
import io.holdfast.recovery.schedule.Retention.Backup;
import io.holdfast.recovery.schedule.Retention.Decision;
import io.holdfast.vault.BackupVault;
import io.holdfast.vault.BlobPage;
import io.holdfast.vault.BlobSummary;
import io.holdfast.vault.StorageException;
import io.holdfast.vault.StorageException.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The blobs that a policy made, and what becomes of them. Other blobs of the container are not its business. */
record OwnBackups(Recovery recovery, Vaults vaults) {

    private static final int MOST_NAMED = 10;
    private static final Logger LOG = LoggerFactory.getLogger(OwnBackups.class);

    /** Whether the blob is still in its container. */
    boolean isThere(StoredPolicy stored, String name) {
        try (BackupVault vault = vaults.open(stored)) {
            vault.read(stored.policy().containerName(), name).close();
            return true;
        } catch (StorageException e) {
            if (e.problem() == Problem.BLOB_NOT_FOUND || e.problem() == Problem.CONTAINER_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /**
     * The fingerprint of the key that sealed a backup, empty if it is not sealed; a word that is no fingerprint when this
     * deployment does not know it any more.
     */
    String sealedWith(StoredPolicy stored, Last last) {
        return recovery.knownBackups(stored.service()).stream()
                .filter(backup -> backup.liesIn(last.storageAccount(), last.containerName())
                        && backup.backupName().equals(last.backupName()))
                .findFirst()
                .map(backup -> backup.facts().recoveryKey().orElse(""))
                .orElse("unknown");
    }

    /**
     * Names have the time in them, so a blob of that name is somebody else's: its backups must not be replaced.
     *
     * @throws StorageException if there is one that the policy has not made
     */
    void demandFree(StoredPolicy stored, String name) {
        String container = stored.policy().containerName();
        try (BackupVault vault = vaults.open(stored)) {
            BlobPage page = vault.page(container, name, "", 1);
            while (page.blobs().isEmpty() && !page.continuation().isEmpty()) {
                page = vault.page(container, name, page.continuation(), 1);
            }
            boolean taken = page.blobs().stream()
                    .filter(blob -> blob.name().equals(name))
                    .anyMatch(blob -> BlobFacts.read(blob.metadata())
                            .flatMap(BlobFacts::policy)
                            .filter(stored.uid()::equals)
                            .isEmpty());
            if (taken) {
                throw new StorageException(
                        Problem.CONFLICT,
                        "the container '" + container + "' has a blob '" + name
                                + "' already, and this policy has not made it; change namePattern");
            }
        } catch (StorageException e) {
            if (e.problem() != Problem.CONTAINER_NOT_FOUND) {
                throw e;
            }
        }
    }

    /** What the rules say of each blob there is. */
    List<Decision> decide(StoredPolicy stored, Instant now) {
        try (BackupVault vault = vaults.open(stored)) {
            return decide(stored, vault, now);
        }
    }

    private List<Decision> decide(StoredPolicy stored, BackupVault vault, Instant now) {
        BackupPolicySpec policy = stored.policy();
        Map<String, KnownBackup> known = known(stored);
        List<Backup> own = vault.list(policy.containerName()).stream()
                .flatMap(blob -> own(stored, blob, Optional.ofNullable(known.get(blob.name()))).stream())
                .toList();
        return Retention.decide(own, policy.retention(), policy.zone(), now);
    }

    private Map<String, KnownBackup> known(StoredPolicy stored) {
        var known = new HashMap<String, KnownBackup>();
        for (KnownBackup backup : recovery.knownBackups(stored.service())) {
            if (backup.liesIn(stored.policy().storageAccount(), stored.policy().containerName())) {
                known.put(backup.backupName(), backup);
            }
        }
        return known;
    }

    /** By the blob's metadata; by our records where the storage service keeps none. */
    private Optional<Backup> own(StoredPolicy stored, BlobSummary blob, Optional<KnownBackup> known) {
        Optional<BlobFacts> told = BlobFacts.read(blob.metadata());
        if (told.isEmpty()) {
            return known.filter(backup -> backup.policyId().equals(Optional.of(stored.uid())))
                    .map(backup -> new Backup(
                            blob.name(),
                            backup.facts().created(),
                            backup.proven().isPresent(),
                            recovery.opens(backup.facts().recoveryKey())));
        }
        BlobFacts facts = told.get();
        if (!facts.policy().equals(Optional.of(stored.uid()))) {
            return Optional.empty();
        }
        boolean proven = known.filter(backup -> backup.facts().archiveId().equals(facts.archiveId()))
                .flatMap(KnownBackup::proven)
                .isPresent();
        return Optional.of(new Backup(blob.name(), facts.created(), proven, recovery.opens(facts.key())));
    }

    /**
     * Removes what the rules do not keep.
     *
     * @throws StorageException naming those that could not be removed; the others are
     */
    void tidy(StoredPolicy stored, Instant now) {
        var staying = new ArrayList<String>();
        StorageException first = null;
        List<Decision> going;
        try (BackupVault vault = vaults.open(stored)) {
            going = decide(stored, vault, now).stream()
                    .filter(decision -> !decision.keep())
                    .toList();
            for (Decision decision : going) {
                try {
                    remove(stored, vault, decision.backup().name());
                } catch (StorageException e) {
                    first = first == null ? e : first;
                    staying.add(decision.backup().name());
                }
            }
        }
        if (first != null) {
            throw new StorageException(
                    first.problem(),
                    staying.size() + " of " + going.size() + " stay (" + names(staying) + "): " + first.getMessage(),
                    first);
        }
    }

    private static String names(List<String> staying) {
        String shown =
                String.join(", ", staying.stream().sorted().limit(MOST_NAMED).toList());
        return staying.size() > MOST_NAMED ? shown + ", …" : shown;
    }

    private void remove(StoredPolicy stored, BackupVault vault, String name) {
        BackupPolicySpec policy = stored.policy();
        vault.delete(policy.containerName(), name);
        ProofBlobs.remove(vault, policy.containerName(), name);
        recovery.forget(
                new BackupLocation(policy.storageAccount(), policy.containerName(), name, vaults.access(stored)));
        LOG.info(
                "backup policy {} of {} removed {}",
                stored.name(),
                stored.service().name(),
                name);
    }
}
