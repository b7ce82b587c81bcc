package io.holdfast.recovery;

import io.holdfast.archive.ArchiveSource;
import io.holdfast.vault.BlobReader;
import java.io.InputStream;

/** An archive that lies in a vault. */
record BlobSource(BlobReader blob) implements ArchiveSource {

    @Override
    public long length() {
        return blob.length();
    }

    @Override
    public InputStream open(long offset, long length) {
        return blob.open(offset, length);
    }
}
