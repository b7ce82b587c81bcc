package io.holdfast.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The directory of a ZIP64 container as {@link ZipWriter} writes it, read from its end; nothing else is accepted. */
final class ZipDirectory {

    private static final int TAIL = 56 + 20 + 22;
    private static final int CENTRAL_FIXED = 46;
    private static final int LOCAL_FIXED = 30;

    private record Place(long offset, long size) {}

    private final ArchiveSource source;
    private final Map<String, Place> places;

    private ZipDirectory(ArchiveSource source, Map<String, Place> places) {
        this.source = source;
        this.places = places;
    }

    static ZipDirectory read(ArchiveSource source) throws IOException {
        long length = source.length();
        if (length < TAIL) {
            throw new ArchiveException("the blob is no Holdfast archive: it has only " + length + " bytes");
        }
        ByteBuffer tail = bytes(source, length - TAIL, TAIL);
        if (tail.getInt(TAIL - 22) != ZipWriter.END
                || tail.getInt(TAIL - 42) != ZipWriter.LOCATOR64
                || tail.getInt(0) != ZipWriter.END64) {
            throw new ArchiveException(
                    "the blob is no Holdfast archive, or it was cut off: it does not end with a ZIP64 directory");
        }
        long count = tail.getLong(32);
        long size = tail.getLong(40);
        long start = tail.getLong(48);
        if (count < 1
                || count > ArchiveFormat.MAX_ENTRIES
                || start < 0
                || size < count * CENTRAL_FIXED
                || size > count * 1024
                || start != length - TAIL - size) {
            throw new ArchiveException("the archive is damaged: its directory cannot be where it says");
        }
        return new ZipDirectory(source, entries(bytes(source, start, (int) size), count, start));
    }

    private static Map<String, Place> entries(ByteBuffer directory, long count, long limit) throws ArchiveException {
        var places = new LinkedHashMap<String, Place>();
        for (long i = 0; i < count; i++) {
            int at = directory.position();
            if (directory.remaining() < CENTRAL_FIXED || directory.getInt(at) != ZipWriter.CENTRAL) {
                throw new ArchiveException("the archive is damaged: its directory ends too soon");
            }
            int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
            int extraLength = Short.toUnsignedInt(directory.getShort(at + 30));
            int extra = at + CENTRAL_FIXED + nameLength;
            if (directory.getShort(at + 10) != 0 || extraLength != 28 || extra + extraLength > directory.limit()) {
                throw new ArchiveException(
                        "the archive is damaged: an entry of its directory is not as Holdfast writes it");
            }
            byte[] nameBytes = new byte[nameLength];
            directory.get(at + CENTRAL_FIXED, nameBytes);
            var name = new String(nameBytes, StandardCharsets.UTF_8);
            var place = new Place(directory.getLong(extra + 20), directory.getLong(extra + 4));
            if (place.size() < 0
                    || place.offset() < 0
                    || place.offset() > limit - place.size()
                    || places.put(name, place) != null) {
                throw new ArchiveException("the archive is damaged: the entry '" + name + "' cannot be where it says");
            }
            directory.position(extra + extraLength);
        }
        return places;
    }

    Iterable<String> names() {
        return places.keySet();
    }

    /** How long the entry is; -1 if there is none. */
    long size(String name) {
        Place place = places.get(name);
        return place == null ? -1 : place.size();
    }

    InputStream open(String name) throws IOException {
        Place place = places.get(name);
        if (place == null) {
            throw new ArchiveException("the archive is damaged: the entry '" + name + "' is missing");
        }
        ByteBuffer local = bytes(source, place.offset(), LOCAL_FIXED);
        if (local.getInt(0) != ZipWriter.LOCAL) {
            throw new ArchiveException(
                    "the archive is damaged: the entry '" + name + "' does not begin where it should");
        }
        long content = place.offset()
                + LOCAL_FIXED
                + Short.toUnsignedInt(local.getShort(26))
                + Short.toUnsignedInt(local.getShort(28));
        return source.open(content, place.size());
    }

    private static ByteBuffer bytes(ArchiveSource source, long offset, int length) throws IOException {
        try (InputStream in = source.open(offset, length)) {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new ArchiveException("the archive is cut off");
            }
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
