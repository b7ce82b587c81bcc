package io.holdfast.archive;

import java.util.regex.Pattern;

/** The constants of format version 1; docs/archive-format.md describes it. */
final class ArchiveFormat {

    static final int VERSION = 1;
    static final String MANIFEST = "manifest.json";
    static final int MAX_MANIFEST_BYTES = 4 << 20;
    static final int MAX_MANIFEST_DEPTH = 32;
    /** JSON tokens; a manifest of 1,000 entries has about 14,000. Without it 4 MiB of brackets become a tree of 200. */
    static final int MAX_MANIFEST_TOKENS = 100_000;
    /** The manifest among them. */
    static final int MAX_ENTRIES = 1000;
    /** Of a name in the ZIP directory. */
    static final int MAX_ENTRY_NAME_BYTES = 512;
    /** Writers need 512 KiB (zstd level 1); a reader sets aside what a frame asks for, outside the heap. */
    static final int MAX_WINDOW_BYTES = 8 << 20;
    /** Of {@code parent}, {@code name}, {@code path} and {@code etag} as they stand in a line. */
    static final int MAX_TEXT_BYTES = 64 << 10;
    /** A document may have 32 MiB; escaping can make it longer. */
    static final int MAX_LINE_BYTES = 128 << 20;
    /** In a type, so that what becomes of a name of an entry is never a surprise. */
    private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9]*(/[A-Za-z][A-Za-z0-9]*){0,7}");

    private ArchiveFormat() {}

    static boolean isType(String type) {
        return TYPE.matcher(type).matches();
    }

    static String entryName(String type) {
        return "resources/" + type.replace('/', '.') + ".jsonl.zst";
    }
}
