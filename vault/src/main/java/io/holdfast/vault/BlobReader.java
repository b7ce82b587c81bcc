package io.holdfast.vault;

import java.io.InputStream;

/** Reads one blob, range by range. */
public interface BlobReader extends AutoCloseable {

    /** In bytes. */
    long length();

    /** Exactly {@code length} bytes from {@code offset}. The stream throws {@link StorageException} when storage fails. */
    InputStream open(long offset, long length);

    @Override
    void close();
}
