package io.holdfast.vault;

import java.util.List;

/**
 * Where archives lie: one storage account, opened with one access. All methods throw {@link StorageException} when storage
 * refuses or fails, and when a name breaks {@link BlobNames}. May be called from any thread.
 */
public interface BackupVault extends AutoCloseable {

    /** Makes the container unless it is there, and so proves that the account lets us in. */
    void createContainer(String container);

    /** Proves that the account lets us in and the container is there. */
    void requireContainer(String container);

    /**
     * Begins to write a blob. What stood under its name stays until {@link BlobWriter#commit}, which replaces it in one step;
     * closed without a commit, or cut off, nothing is visible.
     */
    BlobWriter write(String container, String blob);

    /** Opens a blob; its bytes stay the same while it is open, even when somebody replaces it: a read fails instead. */
    BlobReader read(String container, String blob);

    /** The blobs of a container, by name. */
    List<BlobSummary> list(String container);

    /** Removes a blob; does nothing if it is not there. */
    void delete(String container, String blob);

    @Override
    void close();
}
