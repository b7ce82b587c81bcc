package io.holdfast.archive;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** An archive in memory. */
record BytesSource(byte[] bytes) implements ArchiveSource {

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public InputStream open(long offset, long length) {
        return new ByteArrayInputStream(bytes, (int) offset, (int) Math.min(length, bytes.length - offset));
    }
}
