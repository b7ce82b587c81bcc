package io.holdfast.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits a stream into lines without copying them. Never reads past the length that was announced, so that a small entry
 * cannot unfold into an endless one.
 */
final class LineReader {

    private final InputStream in;
    private final long announced;
    private final int longest;
    private byte[] buffer = new byte[1 << 16];
    private int line;
    private int next;
    private int end;
    private long total;

    LineReader(InputStream in, long announced) {
        this(in, announced, ArchiveFormat.MAX_LINE_BYTES);
    }

    LineReader(InputStream in, long announced, int longest) {
        this.in = in;
        this.announced = announced;
        this.longest = longest;
    }

    /** Moves to the next line; false at the end of the stream. */
    boolean next() throws IOException {
        line = next;
        int scanned = line;
        while (true) {
            for (int i = scanned; i < end; i++) {
                if (buffer[i] == '\n') {
                    next = i + 1;
                    return true;
                }
            }
            int known = end - line;
            if (!fill()) {
                if (known > 0 || total != announced) {
                    throw new ArchiveException("the archive is damaged: an entry is shorter than the manifest says");
                }
                return false;
            }
            scanned = line + known;
        }
    }

    /** Where the current line lies: from {@link #from} to before {@link #to}, without its line break. */
    byte[] buffer() {
        return buffer;
    }

    int from() {
        return line;
    }

    int to() {
        return next - 1;
    }

    private boolean fill() throws IOException {
        if (line > 0) {
            System.arraycopy(buffer, line, buffer, 0, end - line);
            end -= line;
            line = 0;
        }
        if (end == buffer.length) {
            if (end >= longest) {
                throw new ArchiveException("the archive is damaged: a record is longer than any can be");
            }
            buffer = Arrays.copyOf(buffer, Math.min(longest, buffer.length * 2));
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read <= 0) {
            return false;
        }
        end += read;
        total += read;
        if (total > announced) {
            throw new ArchiveException("the archive is damaged: an entry unfolds to more than the manifest says");
        }
        return true;
    }
}
