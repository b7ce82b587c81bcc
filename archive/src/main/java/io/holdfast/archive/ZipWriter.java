package io.holdfast.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Writes a ZIP64 container of stored entries to a stream that cannot be rewound: sizes follow each entry in a data
 * descriptor (APPNOTE 6.3.10 §4.3.9) and stand in the central directory. Times are not kept, so that equal content gives
 * equal bytes.
 */
final class ZipWriter {

    static final int LOCAL = 0x04034b50;
    static final int DESCRIPTOR = 0x08074b50;
    static final int CENTRAL = 0x02014b50;
    static final int END64 = 0x06064b50;
    static final int LOCATOR64 = 0x07064b50;
    static final int END = 0x06054b50;
    /** ZIP64 end record, its locator, plain end record. */
    static final int END_BYTES = 56 + 20 + 22;

    static final int LOCAL_FIXED = 30;
    static final int LOCAL_EXTRA = 20;
    static final int DESCRIPTOR_BYTES = 24;
    static final int CENTRAL_FIXED = 46;
    static final int CENTRAL_EXTRA = 28;
    /** Version 4.5: ZIP64. */
    static final short VERSION = 45;
    /** Sizes in the data descriptor; names in UTF-8. */
    static final short FLAGS = 0x0808;
    /** 1980-01-01, the first day that ZIP knows. */
    static final short DATE = 0x21;

    private record Written(byte[] name, long offset, long size, int crc) {}

    private OutputStream out;
    private final List<Written> entries = new ArrayList<>();
    private long position;

    ZipWriter(OutputStream out) {
        this.out = out;
    }

    /** An entry of that name; it ends when the stream is closed, and only then may the next begin. */
    OutputStream entry(String name) throws IOException {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        long offset = position;
        put(buffer(LOCAL_FIXED + nameBytes.length + LOCAL_EXTRA)
                .putInt(LOCAL)
                .putShort(VERSION)
                .putShort(FLAGS)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(DATE)
                .putInt(0)
                .putInt(-1)
                .putInt(-1)
                .putShort((short) nameBytes.length)
                .putShort((short) LOCAL_EXTRA)
                .put(nameBytes)
                .putShort((short) 1)
                .putShort((short) 16)
                .putLong(0)
                .putLong(0));
        return new EntryStream(nameBytes, offset);
    }

    private final class EntryStream extends OutputStream {

        private final byte[] name;
        private final long offset;
        private final CRC32 crc = new CRC32();
        private long size;
        private boolean closed;

        EntryStream(byte[] name, long offset) {
            this.name = name;
            this.offset = offset;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            crc.update(bytes, from, length);
            size += length;
            position += length;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                int crcValue = (int) crc.getValue();
                put(buffer(DESCRIPTOR_BYTES)
                        .putInt(DESCRIPTOR)
                        .putInt(crcValue)
                        .putLong(size)
                        .putLong(size));
                entries.add(new Written(name, offset, size, crcValue));
            }
        }
    }

    /** Writes the central directory. The underlying stream stays open. */
    void finish() throws IOException {
        long start = position;
        for (Written entry : entries) {
            put(buffer(CENTRAL_FIXED + entry.name().length + CENTRAL_EXTRA)
                    .putInt(CENTRAL)
                    .putShort(VERSION)
                    .putShort(VERSION)
                    .putShort(FLAGS)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort(DATE)
                    .putInt(entry.crc())
                    .putInt(-1)
                    .putInt(-1)
                    .putShort((short) entry.name().length)
                    .putShort((short) CENTRAL_EXTRA)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt(-1)
                    .put(entry.name())
                    .putShort((short) 1)
                    .putShort((short) 24)
                    .putLong(entry.size())
                    .putLong(entry.size())
                    .putLong(entry.offset()));
        }
        put(end(entries.size(), position - start, start));
        out.flush();
    }

    /** The last {@link #END_BYTES} bytes: nothing in them is free once count, size and place of the directory are known. */
    static ByteBuffer end(long count, long size, long start) {
        return buffer(END_BYTES)
                .putInt(END64)
                .putLong(44)
                .putShort(VERSION)
                .putShort(VERSION)
                .putInt(0)
                .putInt(0)
                .putLong(count)
                .putLong(count)
                .putLong(size)
                .putLong(start)
                .putInt(LOCATOR64)
                .putInt(0)
                .putLong(start + size)
                .putInt(1)
                .putInt(END)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) -1)
                .putShort((short) -1)
                .putInt(-1)
                .putInt(-1)
                .putShort((short) 0);
    }

    /** Writes nothing more to the underlying stream, whatever comes. */
    void abandon() {
        out = OutputStream.nullOutputStream();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void put(ByteBuffer buffer) throws IOException {
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        out.write(bytes);
        position += bytes.length;
    }
}
