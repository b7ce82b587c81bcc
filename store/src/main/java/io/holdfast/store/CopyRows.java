package io.holdfast.store;

import io.holdfast.model.Resource;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Rows in PostgreSQL's binary COPY format (PostgreSQL documentation, COPY, "Binary Format"). */
final class CopyRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};

    /** Sent to the server in pieces of about this size. */
    private static final int PIECE = 64 << 10;

    private final Buffer buffer = new Buffer();
    private final DataOutputStream out = new DataOutputStream(buffer);

    /** Its content is sent without a copy. */
    private static final class Buffer extends ByteArrayOutputStream {

        Buffer() {
            super(2 * PIECE);
        }

        void sendTo(CopyIn copy) throws SQLException {
            copy.writeToCopy(buf, 0, count);
            reset();
        }
    }

    /** Writes. */
    @FunctionalInterface
    private interface Output {
        void write() throws IOException;
    }

    CopyRows() {
        uninterrupted(() -> {
            out.write(SIGNATURE);
            // No flags, no header extension.
            out.writeInt(0);
            out.writeInt(0);
        });
    }

    void add(Resource resource, byte @Nullable [] sealed) {
        uninterrupted(() -> {
            out.writeShort(ResourceTable.WIDTH);
            text(resource.key().type());
            text(resource.key().parent());
            text(resource.key().name());
            text(resource.path());
            text(resource.etag());
            number(resource.created());
            number(resource.modified());
            bytes(resource.document());
            if (sealed == null) {
                out.writeInt(-1);
            } else {
                bytes(sealed);
            }
        });
    }

    void end() {
        uninterrupted(() -> out.writeShort(-1));
    }

    boolean isFull() {
        return buffer.size() >= PIECE;
    }

    void sendTo(CopyIn copy) throws SQLException {
        buffer.sendTo(copy);
    }

    private void text(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void number(long number) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(number);
    }

    private void bytes(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Memory does not fail to take what is written. */
    private static void uninterrupted(Output output) {
        try {
            output.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
