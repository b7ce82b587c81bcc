package io.holdfast.recovery;

import io.holdfast.archive.ArchiveException;
import io.holdfast.archive.ArchiveReader;
import io.holdfast.archive.BackupProof;
import io.holdfast.archive.Inspection;
import io.holdfast.archive.NewerFormatException;
import io.holdfast.archive.NoArchiveException;
import io.holdfast.archive.RecoveryKeys;
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
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

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
            // That of one of the last blobs may be on the next page.
            String last = page.continuation().isEmpty() || page.blobs().isEmpty()
                    ? ""
                    : page.blobs().getLast().name();
            var found = new ArrayList<ObjectNode>();
            for (BlobSummary blob : others) {
                describe(vault, container, blob, entries).ifPresent(entry -> {
                    String name = ProofBlobs.nameOf(blob.name());
                    Optional<BackupProof> proof = !last.isEmpty() && name.compareTo(last) > 0 && entry.has("archiveId")
                            ? ProofBlobs.of(vault, container.containerName(), blob.name())
                            : Optional.ofNullable(proofs.get(name));
                    proof.ifPresent(said -> entries.proven(entry, blob, said));
                    found.add(entry);
                });
            }
            return new Page(found, page.continuation());
        });
    }

    /** Empty if the blob was deleted meanwhile. */
    private Optional<ObjectNode> describe(
            BackupVault vault, BackupContainer container, BlobSummary blob, CatalogueEntries entries) {
        Optional<ObjectNode> told = entries.fromMetadata(blob);
        if (told.isPresent()) {
            return told;
        }
        try {
            return Optional.of(entries.fromManifest(blob, inspect(vault, container.containerName(), blob.name())));
        } catch (NoArchiveException e) {
            // Metadata of ours that says too little is still a sign that there was a backup.
            return Optional.of(
                    BlobFacts.areOn(blob)
                            ? entries.without(blob, "damaged", text(e))
                            : entries.without(blob, "notABackup", text(e)));
        } catch (NewerFormatException e) {
            return Optional.of(entries.without(blob, "unreadable", text(e)));
        } catch (ArchiveException e) {
            return Optional.of(entries.without(blob, "damaged", text(e)));
        } catch (StorageException e) {
            return switch (e.problem()) {
                case BLOB_NOT_FOUND -> Optional.empty();
                case CONFLICT, BAD_BLOB_NAME -> Optional.of(entries.without(blob, "unreadable", text(e)));
                default -> throw e;
            };
        }
    }

    @Override
    public ObjectNode show(BackupLocation location) {
        return door.using(location, vault -> {
            try {
                Inspection inspection = inspect(vault, location.containerName(), location.backupName());
                CatalogueEntries entries = entries(location);
                ObjectNode shown = entries.shown(location, inspection);
                summary(vault, location)
                        .ifPresent(blob -> ProofBlobs.of(vault, location.containerName(), blob.name())
                                .ifPresent(said -> entries.proven(shown, blob, said)));
                return shown;
            } catch (NoArchiveException e) {
                throw new RecoveryRefusedException(NOT_A_BACKUP, "Cannot show: " + text(e));
            } catch (ArchiveException e) {
                throw new RecoveryRefusedException(UNREADABLE, "Cannot show: " + text(e));
            }
        });
    }

    @Override
    public ObjectNode delete(BackupLocation location, boolean force) {
        ObjectNode answer = door.using(location, vault -> {
            ObjectNode what = what(vault, location, force);
            vault.delete(location.containerName(), location.backupName());
            ProofBlobs.remove(vault, location.containerName(), location.backupName());
            return what.put("deleted", true);
        });
        records.forget(location);
        return answer;
    }

    private ObjectNode what(BackupVault vault, BackupLocation location, boolean force) {
        BlobSummary blob = summary(vault, location).orElseThrow(() -> notFound(location));
        ObjectNode what =
                describe(vault, location.container(), blob, entries(location)).orElseThrow(() -> notFound(location));
        if (what.path("state").asString().equals("notABackup") && !force) {
            throw new RecoveryRefusedException(
                    NOT_A_BACKUP,
                    "Cannot delete: the blob '" + location.backupName() + "' in the container '"
                            + location.containerName()
                            + "' is no backup of Holdfast; check the name, or say force to delete it all the same");
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
        return new RecoveryRefusedException(
                NOT_FOUND,
                "The container '" + location.containerName() + "' of storage account '" + location.storageAccount()
                        + "' has no blob '" + location.backupName() + "'; list the container to see what it has");
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
