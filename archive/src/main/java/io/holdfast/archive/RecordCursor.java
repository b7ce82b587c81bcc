package io.holdfast.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads the fixed members of a record from left to right. */
final class RecordCursor {

    private static final int LONGEST_NUMBER = 20;

    private final byte[] line;
    private final int end;
    private int at;

    RecordCursor(byte[] line, int from, int to) {
        this.line = line;
        this.at = from;
        this.end = to;
    }

    /** Compares in place: it is asked ten times a record, and an encoded copy each time shows in a restore. */
    private void expect(String literal) throws ArchiveException {
        int length = literal.length();
        boolean found = end - at >= length;
        for (int i = 0; found && i < length; i++) {
            found = line[at + i] == literal.charAt(i);
        }
        if (!found) {
            throw new ArchiveException("expected " + literal + " at byte " + at);
        }
        at += length;
    }

    /** Without control characters: no name has any, and PostgreSQL could not keep a NUL. */
    String text(String prefix) throws ArchiveException {
        expect(prefix);
        expect("\"");
        int start = at;
        boolean escaped = false;
        boolean ascii = true;
        while (at < end && line[at] != '"') {
            escaped |= line[at] == '\\';
            ascii &= line[at] >= 0;
            at += line[at] == '\\' ? 2 : 1;
        }
        if (at >= end || at - start > ArchiveFormat.MAX_TEXT_BYTES) {
            throw new ArchiveException("a text that does not end, or is longer than any can be");
        }
        at++;
        String text = ascii
                ? new String(line, start, at - 1 - start, StandardCharsets.US_ASCII)
                : StrictUtf8.decode(line, start, at - 1 - start);
        String value = escaped ? JsonMapper.shared().readValue("\"" + text + "\"", String.class) : text;
        if (escaped) {
            StrictUtf8.encode(value);
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) == 0x7f) {
                throw new ArchiveException("a control character in a text");
            }
        }
        return value;
    }

    long number(String prefix) throws ArchiveException {
        expect(prefix);
        int start = at;
        while (at < end && at - start < LONGEST_NUMBER && (line[at] == '-' || (line[at] >= '0' && line[at] <= '9'))) {
            at++;
        }
        return Long.parseLong(new String(line, start, at - start, StandardCharsets.US_ASCII));
    }

    byte[] bytes(String prefix, int size) throws ArchiveException {
        expect(prefix);
        if (size < 0 || size > end - at) {
            throw new ArchiveException("a document of " + size + " bytes does not fit");
        }
        at += size;
        return Arrays.copyOfRange(line, at - size, at);
    }

    byte @Nullable [] nothing(String literal) throws ArchiveException {
        expect(literal);
        return null;
    }

    void end() throws ArchiveException {
        expect("}");
        if (at != end) {
            throw new ArchiveException("something follows the record");
        }
    }
}
