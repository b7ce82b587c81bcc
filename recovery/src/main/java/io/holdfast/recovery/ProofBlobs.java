package io.holdfast.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.archive.BackupProof;
import io.holdfast.vault.BackupVault;
import io.holdfast.vault.BlobPage;
import io.holdfast.vault.BlobReader;
import io.holdfast.vault.BlobSummary;
import io.holdfast.vault.BlobWriter;
import io.holdfast.vault.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proofs beside their backups, so that they travel with a copy of the container: the proof of NAME is the blob NAME.proof.json, and
 * its metadata says the same, so that a list of backups reads no blob.
 */
public final class ProofBlobs {

    private static final Logger LOG = LoggerFactory.getLogger(ProofBlobs.class);

    private static final String SUFFIX = ".proof.json";
    private static final String METADATA = "holdfast_proof";
    private static final int LONGEST_NAME = 1024;

    /** A larger blob is none of ours. */
    private static final long LONGEST = 4096;

    private ProofBlobs() {}

    /** The name of the blob that holds the proof of another. */
    static String nameOf(String backup) {
        return backup + SUFFIX;
    }

    /** False if it cannot be kept there: the storage may not be written to, or something else has the name. */
    static boolean put(BackupVault vault, String container, String backup, BackupProof proof) {
        String name = nameOf(backup);
        try {
            if (name.length() > LONGEST_NAME || isSomethingElse(vault, container, name)) {
                return false;
            }
            try (BlobWriter blob = vault.write(container, name)) {
                blob.write((proof.json() + "\n").getBytes(UTF_8));
                blob.commit(Map.of(METADATA, proof.json()));
            }
            return true;
        } catch (StorageException | IOException e) {
            LOG.warn("the proof of {} is known here only, it could not be put beside the backup: {}", backup, text(e));
            return false;
        }
    }

    private static boolean isSomethingElse(BackupVault vault, String container, String name) {
        return find(vault, container, name)
                .filter(found -> read(vault, container, found).isEmpty())
                .isPresent();
    }

    /** Removes the proof of a backup that is gone or replaced; what else has its name stays, as does what cannot be removed. */
    public static void remove(BackupVault vault, String container, String backup) {
        String name = nameOf(backup);
        try {
            if (name.length() <= LONGEST_NAME
                    && find(vault, container, name)
                            .flatMap(found -> read(vault, container, found))
                            .isPresent()) {
                vault.delete(container, name);
            }
        } catch (StorageException e) {
            LOG.warn("the proof {} of a backup that is gone could not be removed: {}", name, text(e));
        }
    }

    /** Of the blob of that name, whoever wrote it; empty if there is none. */
    static Optional<BackupProof> of(BackupVault vault, String container, String backup) {
        String name = nameOf(backup);
        return name.length() > LONGEST_NAME
                ? Optional.empty()
                : find(vault, container, name).flatMap(found -> read(vault, container, found));
    }

    /** What a blob of a list proves, by its metadata, or by what it holds where a copy has lost that; empty if it is no proof. */
    static Optional<BackupProof> read(BackupVault vault, String container, BlobSummary blob) {
        if (!blob.name().endsWith(SUFFIX) || blob.length() > LONGEST) {
            return Optional.empty();
        }
        for (Map.Entry<String, String> fact : blob.metadata().entrySet()) {
            if (fact.getKey().toLowerCase(Locale.ROOT).equals(METADATA)) {
                return BackupProof.parse(fact.getValue());
            }
        }
        if (BlobFacts.areOn(blob)) {
            return Optional.empty();
        }
        try (BlobReader content = vault.read(container, blob.name());
                InputStream in = content.open(0, Math.min(content.length(), LONGEST))) {
            return BackupProof.parse(new String(in.readAllBytes(), UTF_8));
        } catch (StorageException | IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<BlobSummary> find(BackupVault vault, String container, String name) {
        BlobPage page = vault.page(container, name, "", 1);
        while (page.blobs().isEmpty() && !page.continuation().isEmpty()) {
            page = vault.page(container, name, page.continuation(), 1);
        }
        return page.blobs().stream().filter(blob -> blob.name().equals(name)).findFirst();
    }

    private static String text(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
