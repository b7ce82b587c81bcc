package io.holdfast.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads the fixed members of a record from left to right. */
final class Cursor {

    private final byte[] line;
    private final int end;
    private int at;

    Cursor(byte[] line, int from, int to) {
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

    String text(String prefix) throws ArchiveException {
        expect(prefix);
        expect("\"");
        int start = at;
        boolean escaped = false;
        while (at < end && line[at] != '"') {
            escaped |= line[at] == '\\';
            at += line[at] == '\\' ? 2 : 1;
        }
        if (at >= end) {
            throw new ArchiveException("a text that does not end");
        }
        at++;
        return escaped
                ? JsonMapper.shared().readValue(line, start - 1, at - start + 1, String.class)
                : new String(line, start, at - 1 - start, StandardCharsets.UTF_8);
    }

    long number(String prefix) throws ArchiveException {
        expect(prefix);
        int start = at;
        while (at < end && (line[at] == '-' || (line[at] >= '0' && line[at] <= '9'))) {
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
