package io.holdfast.recovery;

import java.util.List;

/**
 * The backups that lie in a container, whoever made them: whoever can open it sees them. All methods ask storage and return
 * when it has answered; they throw {@link RecoveryRefusedException} with {@link RecoveryRefusal.StorageRefused} for a bad name, a wrong key, an
 * unreachable account, a container that is not there, and with what they name besides.
 */
public interface BackupCatalogue {

    /**
     * Which blobs to list.
     *
     * @param prefix how their names begin; all when empty
     * @param continuation where to go on, from an earlier page; empty for the first
     * @param most how many at most, from 1 to {@link #LIMIT}
     */
    record Query(String prefix, String continuation, int most) {

        /** Every blob without metadata costs a few requests to storage. */
        public static final int LIMIT = 500;

        public static final int DEFAULT_MOST = 100;

        public Query {
            most = Math.clamp(most, 1, LIMIT);
        }
    }

    /** @param continuation what to ask with for what follows; empty when nothing does */
    record Page(List<CatalogueEntry> blobs, String continuation) {

        public Page {
            blobs = List.copyOf(blobs);
        }
    }

    /**
     * Lists a part of the blobs, by name. What is said of a backup comes from the blob's metadata, and where there is none,
     * from its manifest.
     */
    Page list(BackupContainer container, Query query);

    /**
     * What the manifest of one backup says; also without its recovery key.
     *
     * @throws RecoveryRefusedException with {@link RecoveryRefusal.StorageRefused} ({@code BLOB_NOT_FOUND}), {@link RecoveryRefusal.NotABackup}
     *     or {@link RecoveryRefusal.UnreadableBackup}
     */
    BackupDetails show(BackupLocation location);

    /**
     * Deletes one backup, and forgets what was known of it.
     *
     * @param force whether to delete a blob that is no backup, too
     * @return what it was
     * @throws RecoveryRefusedException with {@link RecoveryRefusal.NoSuchBackup} or {@link RecoveryRefusal.NoBackupToDelete}
     */
    CatalogueEntry delete(BackupLocation location, boolean force);
}
