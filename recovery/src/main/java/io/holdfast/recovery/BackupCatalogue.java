package io.holdfast.recovery;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The backups that lie in a container, whoever made them: whoever can open it sees them. All methods ask storage and return
 * when it has answered; they throw {@link RecoveryRefusedException} with one of these codes
 *
 * <ul>
 *   <li>{@code InvalidParameters}: a bad name, a wrong key, an unreachable account, a container that is not there;
 *   <li>{@link #NOT_FOUND}: there is no such blob;
 *   <li>{@link #NOT_A_BACKUP}: there is one, but it is none of ours;
 *   <li>{@link #UNREADABLE}: it is one, but its manifest cannot be read.
 * </ul>
 */
public interface BackupCatalogue {

    String NOT_FOUND = "BackupNotFound";
    String NOT_A_BACKUP = "NotABackup";
    String UNREADABLE = "BackupUnreadable";

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
    record Page(List<ObjectNode> blobs, String continuation) {}

    /**
     * Lists a part of the blobs, by name. What is said of a backup comes from the blob's metadata, and where there is none,
     * from its manifest.
     */
    Page list(BackupContainer container, Query query);

    /** What the manifest of one backup says; also without its recovery key. */
    ObjectNode show(BackupLocation location);

    /**
     * Deletes one backup, and forgets what was known of it.
     *
     * @param force whether to delete a blob that is no backup, too
     * @return what it was
     */
    ObjectNode delete(BackupLocation location, boolean force);
}
