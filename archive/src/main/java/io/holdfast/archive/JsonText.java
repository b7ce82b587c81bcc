package io.holdfast.archive;

import java.util.Arrays;

/** Takes the escapes out of a JSON string, bytes to bytes: as text, a document of 100 MiB would need four times that. */
final class JsonText {

    private final byte[] json;
    private final byte[] text;
    private int at = 1;
    private int length;

    private JsonText(byte[] json) {
        this.json = json;
        this.text = new byte[json.length];
    }

    /** The bytes of the string that {@code json} is, from its first quote to its last. */
    static byte[] of(byte[] json) throws ArchiveException {
        return new JsonText(json).read();
    }

    private byte[] read() throws ArchiveException {
        int last = json.length - 1;
        while (at < last) {
            byte next = json[at++];
            if (next == '\\') {
                escape();
            } else if (next == '"' || (next >= 0 && next < ' ')) {
                throw new ArchiveException("a character in a text that must be escaped");
            } else {
                text[length++] = next;
            }
        }
        if (at != last || json[last] != '"') {
            throw new ArchiveException("a text that does not end");
        }
        return Arrays.copyOf(text, length);
    }

    private void escape() throws ArchiveException {
        byte kind = json[at++];
        switch (kind) {
            case '"', '\\', '/' -> text[length++] = kind;
            case 'b' -> text[length++] = '\b';
            case 'f' -> text[length++] = '\f';
            case 'n' -> text[length++] = '\n';
            case 'r' -> text[length++] = '\r';
            case 't' -> text[length++] = '\t';
            case 'u' -> unicode();
            default -> throw new ArchiveException("an escape that JSON does not know");
        }
    }

    private void unicode() throws ArchiveException {
        char first = unit();
        String character = String.valueOf(first);
        if (Character.isHighSurrogate(first) && at + 1 < json.length && json[at] == '\\' && json[at + 1] == 'u') {
            at += 2;
            character += unit();
        }
        byte[] bytes = StrictUtf8.encode(character);
        System.arraycopy(bytes, 0, text, length, bytes.length);
        length += bytes.length;
    }

    private char unit() throws ArchiveException {
        int unit = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = at < json.length ? Character.digit(json[at], 16) : -1;
            if (digit < 0) {
                throw new ArchiveException("an escape that JSON does not know");
            }
            unit = (unit << 4) | digit;
        }
        return (char) unit;
    }
}
