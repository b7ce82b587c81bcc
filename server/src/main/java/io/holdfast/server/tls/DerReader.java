package io.holdfast.server.tls;

import java.io.IOException;
import java.util.Arrays;

/** Reads values of the distinguished encoding (X.690), one behind the other. Never beyond what it was given. */
final class DerReader {

    private final byte[] bytes;
    private int position;

    DerReader(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /**
     * One value.
     *
     * @param whole with tag and length, as it stands there
     */
    record Value(int tag, byte[] content, byte[] whole) {

        DerReader parts() {
            return new DerReader(content);
        }
    }

    boolean hasNext() {
        return position < bytes.length;
    }

    /** @throws IOException if no whole value follows */
    Value next() throws IOException {
        int start = position;
        int tag = one();
        if ((tag & 0x1F) == 0x1F) {
            throw new IOException("a tag of several bytes");
        }
        int length = length();
        if (length > bytes.length - position) {
            throw new IOException("a value that ends before it is whole");
        }
        int end = position + length;
        byte[] content = Arrays.copyOfRange(bytes, position, end);
        position = end;
        return new Value(tag, content, Arrays.copyOfRange(bytes, start, end));
    }

    /** @throws IOException if the next value is of another kind */
    Value next(int tag) throws IOException {
        Value value = next();
        if (value.tag != tag) {
            throw new IOException("a value of kind " + value.tag + " where one of kind " + tag + " belongs");
        }
        return value;
    }

    private int length() throws IOException {
        int first = one();
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7F;
        if (count == 0 || count > 3) {
            throw new IOException("a length that no certificate or key has");
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | one();
        }
        return length;
    }

    private int one() throws IOException {
        if (!hasNext()) {
            throw new IOException("a value that ends before it is whole");
        }
        return bytes[position++] & 0xFF;
    }
}
