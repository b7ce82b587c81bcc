package io.holdfast.recovery;

import io.holdfast.archive.ArchiveException;
import io.holdfast.archive.ArchiveReader;
import io.holdfast.archive.BackupProof;
import io.holdfast.archive.Inspection;
import io.holdfast.archive.NewerFormatException;
import io.holdfast.archive.NoArchiveException;
import io.holdfast.archive.RecoveryKeys;
import io.holdfast.recovery.CatalogueEntry.Backup;
import io.holdfast.recovery.CatalogueEntry.Other;
import io.holdfast.recovery.CatalogueEntry.State;
import io.holdfast.vault.BackupVault;
import io.holdfast.vault.BlobPage;
import io.holdfast.vault.BlobReader;
import io.holdfast.vault.BlobSummary;
import io.holdfast.vault.StorageException;
import io.holdfast.vault.StorageException.Problem;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The one implementation of {@link BackupCatalogue}. */
final class ContainerCatalogue implements BackupCatalogue {

    private final StorageDoor door;
    private final RecoveryKeys keys;
    private final BackupRecords records;
    private final Clock clock;

    ContainerCatalogue(StorageDoor door, RecoveryKeys keys, BackupRecords records, Clock clock) {
        this.door = door;
        this.keys = keys;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public Page list(BackupContainer container, Query query) {
        var entries = new CatalogueEntries(keys, records.in(container), clock.instant());
        return door.using(container, vault -> {
            BlobPage page = vault.page(container.containerName(), query.prefix(), query.continuation(), query.most());
            var proofs = new HashMap<String, BackupProof>();
            var others = new ArrayList<BlobSummary>();
            for (BlobSummary blob : page.blobs()) {
                ProofBlobs.read(vault, container.containerName(), blob)
                        .ifPresentOrElse(proof -> proofs.put(blob.name(), proof), () -> others.add(blob));
            }
            var found = new ArrayList<CatalogueEntry>();
            for (BlobSummary blob : others) {
                describe(vault, container, blob, entries)
                        .map(entry -> proven(entry, blob, vault, container.containerName(), page, proofs, entries))
                        .ifPresent(found::add);
            }
            return new Page(found, page.continuation());
        });
    }

    /** With the proof that lies beside it. That of one of the last blobs may be on the next page. */
    private static CatalogueEntry proven(
            CatalogueEntry entry,
            BlobSummary blob,
            BackupVault vault,
            String container,
            BlobPage page,
            Map<String, BackupProof> proofs,
            CatalogueEntries entries) {
        if (!(entry instanceof Backup backup)) {
            return entry;
        }
        String name = ProofBlobs.nameOf(blob.name());
        boolean later = !page.continuation().isEmpty()
                && name.compareTo(page.blobs().getLast().name()) > 0;
        Optional<BackupProof> proof =
                later ? ProofBlobs.of(vault, container, blob.name()) : Optional.ofNullable(proofs.get(name));
        return proof.map(said -> backup.proven(entries.proven(backup.facts().archiveId(), blob, said)))
                .orElse(backup);
    }

    /** Empty if the blob was deleted meanwhile. */
    private Optional<CatalogueEntry> describe(
            BackupVault vault, BackupContainer container, BlobSummary blob, CatalogueEntries entries) {
        Optional<Backup> told = entries.fromMetadata(blob);
        if (told.isPresent()) {
            return Optional.of(told.get());
        }
        try {
            return Optional.of(entries.fromManifest(blob, inspect(vault, container.containerName(), blob.name())));
        } catch (NoArchiveException e) {
            // Metadata of ours that says too little is still a sign that there was a backup.
            return Optional.of(
                    BlobFacts.areOn(blob)
                            ? CatalogueEntries.without(blob, State.DAMAGED, text(e))
                            : CatalogueEntries.without(blob, State.NOT_A_BACKUP, text(e)));
        } catch (NewerFormatException e) {
            return Optional.of(CatalogueEntries.without(blob, State.UNREADABLE, text(e)));
        } catch (ArchiveException e) {
            return Optional.of(CatalogueEntries.without(blob, State.DAMAGED, text(e)));
        } catch (StorageException e) {
            return switch (e.problem()) {
                case BLOB_NOT_FOUND -> Optional.empty();
                case CONFLICT, BAD_BLOB_NAME -> Optional.of(CatalogueEntries.without(blob, State.UNREADABLE, text(e)));
                default -> throw e;
            };
        }
    }

    @Override
    public BackupDetails show(BackupLocation location) {
        return door.using(location, vault -> {
            try {
                Inspection inspection = inspect(vault, location.containerName(), location.backupName());
                CatalogueEntries entries = entries(location);
                BackupDetails shown = entries.details(location, inspection);
                return shown.proven(summary(vault, location)
                        .flatMap(blob -> ProofBlobs.of(vault, location.containerName(), blob.name())
                                .flatMap(said -> entries.proven(shown.facts().archiveId(), blob, said))));
            } catch (NoArchiveException e) {
                throw new RecoveryRefusedException(new RecoveryRefusal.NotABackup(text(e)));
            } catch (ArchiveException e) {
                throw new RecoveryRefusedException(new RecoveryRefusal.UnreadableBackup(text(e)));
            }
        });
    }

    @Override
    public CatalogueEntry delete(BackupLocation location, boolean force) {
        CatalogueEntry answer = door.using(location, vault -> {
            CatalogueEntry what = what(vault, location, force);
            vault.delete(location.containerName(), location.backupName());
            ProofBlobs.remove(vault, location.containerName(), location.backupName());
            return what;
        });
        records.forget(location);
        return answer;
    }

    private CatalogueEntry what(BackupVault vault, BackupLocation location, boolean force) {
        BlobSummary blob = summary(vault, location).orElseThrow(() -> notFound(location));
        CatalogueEntry what =
                describe(vault, location.container(), blob, entries(location)).orElseThrow(() -> notFound(location));
        if (what instanceof Other other && other.state() == State.NOT_A_BACKUP && !force) {
            throw new RecoveryRefusedException(
                    new RecoveryRefusal.NoBackupToDelete(location.containerName(), location.backupName()));
        }
        return what;
    }

    /** Of blobs whose names begin alike, the shortest name comes first. */
    private static Optional<BlobSummary> summary(BackupVault vault, BackupLocation location) {
        String name = location.backupName();
        BlobPage page = vault.page(location.containerName(), name, "", 1);
        while (page.blobs().isEmpty() && !page.continuation().isEmpty()) {
            page = vault.page(location.containerName(), name, page.continuation(), 1);
        }
        return page.blobs().stream().filter(blob -> blob.name().equals(name)).findFirst();
    }

    private CatalogueEntries entries(BackupLocation location) {
        return new CatalogueEntries(keys, records.in(location.container()), clock.instant());
    }

    private static RecoveryRefusedException notFound(BackupLocation location) {
        return new RecoveryRefusedException(new RecoveryRefusal.NoSuchBackup(
                location.storageAccount(), location.containerName(), location.backupName()));
    }

    private Inspection inspect(BackupVault vault, String container, String name) throws ArchiveException {
        try (BlobReader blob = vault.read(container, name)) {
            return ArchiveReader.inspect(new BlobSource(blob), keys);
        } catch (ArchiveException e) {
            throw e;
        } catch (IOException e) {
            throw new StorageException(Problem.FAILED, "the blob '" + name + "' cannot be read: " + text(e), e);
        }
    }

    private static String text(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
