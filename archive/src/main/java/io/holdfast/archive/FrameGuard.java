package io.holdfast.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Lets exactly one plain zstd frame through (RFC 8878 §3.1.1) and reads along only as far as its headers. So the native
 * decoder never meets what it would accept beyond that: windows that cost memory, frames of its predecessors, skippable frames,
 * dictionaries, a second frame.
 */
final class FrameGuard extends FilterInputStream {

    private static final int MAGIC = 0xFD2FB528;
    private static final int MAX_BLOCK = 128 << 10;
    private static final int MAX_HEADER = 4 + 1 + 1 + 8;

    private enum Part {
        FRAME,
        BLOCK,
        END
    }

    private final String entry;
    private final ByteBuffer header = ByteBuffer.allocate(MAX_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    private Part part = Part.FRAME;
    /** Length of the header that is being read; that of a frame is known after its fifth byte. */
    private int wanted = 5;
    /** Bytes before the next header. */
    private int content;

    private boolean checksum;

    FrameGuard(InputStream in, String entry) {
        super(in);
        this.entry = entry;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = in.read(bytes, from, length);
        int end = from + Math.max(read, 0);
        for (int at = from; at < end; ) {
            if (content > 0) {
                int passed = Math.min(content, end - at);
                content -= passed;
                at += passed;
            } else {
                header(bytes[at++]);
            }
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return count <= 0 || read() < 0 ? 0 : 1;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void header(byte next) throws ArchiveException {
        if (part == Part.END) {
            throw refuse("goes on after its end");
        }
        header.put(next);
        if (header.position() < wanted) {
            return;
        }
        if (part == Part.BLOCK) {
            block();
        } else if (wanted == 5) {
            wanted = frameHeaderLength();
            return;
        } else {
            frame();
        }
        header.clear();
        wanted = 3;
    }

    private int frameHeaderLength() throws ArchiveException {
        int descriptor = header.get(4) & 0xff;
        if (header.getInt(0) != MAGIC || (descriptor & 0b1011) != 0) {
            throw refuse("is no zstd frame as Holdfast writes it");
        }
        checksum = (descriptor & 0b100) != 0;
        boolean single = singleSegment(descriptor);
        return 5 + (single ? 0 : 1) + contentSizeLength(descriptor);
    }

    private void frame() throws ArchiveException {
        int descriptor = header.get(4) & 0xff;
        long window =
                singleSegment(descriptor) ? contentSize(contentSizeLength(descriptor)) : window(header.get(5) & 0xff);
        if (window < 0 || window > ArchiveFormat.MAX_WINDOW_BYTES) {
            throw refuse("wants a zstd window of " + Long.toUnsignedString(window) + " bytes, and "
                    + ArchiveFormat.MAX_WINDOW_BYTES + " are the most");
        }
        part = Part.BLOCK;
    }

    private static boolean singleSegment(int descriptor) {
        return (descriptor & 0b100000) != 0;
    }

    private static int contentSizeLength(int descriptor) {
        return switch (descriptor >> 6) {
            case 0 -> singleSegment(descriptor) ? 1 : 0;
            case 1 -> 2;
            case 2 -> 4;
            default -> 8;
        };
    }

    /** Of a frame that is one segment: then its window is all of it. */
    private long contentSize(int length) {
        return switch (length) {
            case 1 -> header.get(5) & 0xff;
            case 2 -> Short.toUnsignedInt(header.getShort(5)) + 256;
            case 4 -> Integer.toUnsignedLong(header.getInt(5));
            default -> header.getLong(5);
        };
    }

    private static long window(int descriptor) {
        long base = 1L << (10 + (descriptor >> 3));
        return base + base / 8 * (descriptor & 7);
    }

    private void block() throws ArchiveException {
        int bits = Short.toUnsignedInt(header.getShort(0)) | ((header.get(2) & 0xff) << 16);
        int type = (bits >> 1) & 3;
        int size = bits >>> 3;
        if (type == 3 || size > MAX_BLOCK) {
            throw refuse("has a block that zstd does not know");
        }
        // A block of type 1 is one byte, to be repeated.
        content = type == 1 ? 1 : size;
        if ((bits & 1) != 0) {
            content += checksum ? 4 : 0;
            part = Part.END;
        }
    }

    private ArchiveException refuse(String what) {
        return new ArchiveException("the archive is damaged: the entry '" + entry + "' " + what);
    }
}
