package io.holdfast.archive;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of an archive, wherever they lie. Ranges of one source always belong to the same bytes. */
public interface ArchiveSource {

    /** How many bytes there are. */
    long length();

    /** A stream of exactly {@code length} bytes from {@code offset}; shorter only if the archive is cut off. */
    InputStream open(long offset, long length) throws IOException;
}
