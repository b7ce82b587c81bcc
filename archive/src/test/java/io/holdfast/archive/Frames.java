package io.holdfast.archive;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Makes zstd frames by hand (RFC 8878), such as no compressor makes. */
final class Frames {

    static final int MAGIC = 0xFD2FB528;
    static final int SKIPPABLE = 0x184D2A50;
    private static final int BLOCK = 128 << 10;

    private Frames() {}

    /** As the writer compresses. */
    static byte[] of(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZstdOutputStreamNoFinalizer(bytes, 1)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** {@code blocks} times 128 KiB of one byte; each block has 4 bytes. */
    static byte[] repeated(char what, int blocks) {
        ByteBuffer frame = header(0, 7 << 3);
        byte[] bytes = new byte[6 + 4 * blocks];
        frame.get(bytes, 0, 6);
        for (int i = 0; i < blocks; i++) {
            int head = (BLOCK << 3) | 1 << 1 | (i == blocks - 1 ? 1 : 0);
            int at = 6 + 4 * i;
            bytes[at] = (byte) head;
            bytes[at + 1] = (byte) (head >> 8);
            bytes[at + 2] = (byte) (head >> 16);
            bytes[at + 3] = (byte) what;
        }
        return bytes;
    }

    private static ByteBuffer header(int descriptor, int window) {
        return buffer(6).putInt(MAGIC).put((byte) descriptor).put((byte) window).flip();
    }

    /** An empty frame with this descriptor and window. */
    static byte[] empty(int descriptor, int window) {
        return buffer(9)
                .put(header(descriptor, window))
                .put((byte) 1)
                .putShort((short) 0)
                .array();
    }

    /** An empty frame that says it is one segment of that many bytes. */
    static byte[] announcing(long size) {
        return buffer(16)
                .putInt(MAGIC)
                .put((byte) 0xe0)
                .putLong(size)
                .put((byte) 1)
                .putShort((short) 0)
                .array();
    }

    static byte[] skippable(int length) {
        return buffer(8 + length).putInt(SKIPPABLE).putInt(length).array();
    }

    static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
