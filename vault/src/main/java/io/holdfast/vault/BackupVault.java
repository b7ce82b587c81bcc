package io.holdfast.vault;

import java.util.ArrayList;
import java.util.List;

/**
 * Where archives lie: one storage account, opened with one access. All methods throw {@link StorageException} when storage
 * refuses or fails, and when a name breaks {@link BlobNames}. May be called from any thread.
 */
public interface BackupVault extends AutoCloseable {

    /** What Azure allows. */
    int MOST_IN_A_PAGE = 5_000;

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

    /**
     * A part of the blobs of a container, by name.
     *
     * @param prefix how their names begin; all when empty
     * @param continuation where to go on, from an earlier page; empty for the first
     * @param most how many at most; there may be fewer, even none, although more follow
     */
    BlobPage page(String container, String prefix, String continuation, int most);

    /** All blobs of a container, by name. */
    default List<BlobSummary> list(String container) {
        var found = new ArrayList<BlobSummary>();
        BlobPage page = page(container, "", "", MOST_IN_A_PAGE);
        found.addAll(page.blobs());
        while (!page.continuation().isEmpty()) {
            page = page(container, "", page.continuation(), MOST_IN_A_PAGE);
            found.addAll(page.blobs());
        }
        return List.copyOf(found);
    }

    /** Removes a blob; does nothing if it is not there. */
    void delete(String container, String blob);

    @Override
    void close();
}
