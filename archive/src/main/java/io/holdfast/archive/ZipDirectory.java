package io.holdfast.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The directory of a ZIP64 container as {@link ZipWriter} writes it, read from its end; nothing else is accepted. So an
 * archive looks the same to every ZIP tool: no byte is in two entries or in none, none is compressed, and what the local
 * header of an entry says is what the directory says.
 */
final class ZipDirectory {

    /** How the name of the first entry begins. */
    private static final String FIRST_NAME = "resources/";

    private record Place(long offset, long size, int crc) {}

    private final ArchiveSource source;
    private final Map<String, Place> places;

    private ZipDirectory(ArchiveSource source, Map<String, Place> places) {
        this.source = source;
        this.places = places;
    }

    static ZipDirectory read(ArchiveSource source) throws IOException {
        long length = source.length();
        if (length < ZipWriter.END_BYTES) {
            throw new NoArchiveException("the blob is no Holdfast archive: it has only " + length + " bytes");
        }
        ByteBuffer tail = bytes(source, length - ZipWriter.END_BYTES, ZipWriter.END_BYTES);
        long count = tail.getLong(32);
        long size = tail.getLong(40);
        long start = tail.getLong(48);
        if (!tail.equals(ZipWriter.end(count, size, start).flip())) {
            throw new NoArchiveException(
                    "the blob is no Holdfast archive, or it was cut off: it does not end with a ZIP64 directory");
        }
        if (count < 1 || count > ArchiveFormat.MAX_ENTRIES) {
            throw new ArchiveException("the archive is damaged: its directory counts " + count + " entries, and "
                    + ArchiveFormat.MAX_ENTRIES + " are the most");
        }
        if (start < 0
                || size < 0
                || size
                        > count
                                * (ZipWriter.CENTRAL_FIXED
                                        + ZipWriter.CENTRAL_EXTRA
                                        + ArchiveFormat.MAX_ENTRY_NAME_BYTES)
                || start != length - ZipWriter.END_BYTES - size) {
            throw new ArchiveException("the archive is damaged: its directory cannot be where it says");
        }
        return new ZipDirectory(source, entries(bytes(source, start, (int) size), count, start));
    }

    /** Entries lie one after the other from the first byte to the directory, in its order. */
    private static Map<String, Place> entries(ByteBuffer directory, long count, long limit) throws ArchiveException {
        var places = new LinkedHashMap<String, Place>();
        long expected = 0;
        for (long i = 0; i < count; i++) {
            String name = name(directory);
            int extra = directory.position() + ZipWriter.CENTRAL_FIXED + name.length();
            var place = new Place(
                    directory.getLong(extra + 20),
                    directory.getLong(extra + 4),
                    directory.getInt(directory.position() + 16));
            if (place.size() < 0 || place.size() > limit || place.offset() != expected) {
                throw new ArchiveException(
                        "the archive is damaged: the entry '" + MessageText.of(name) + "' cannot be where it says");
            }
            if (places.put(name, place) != null) {
                throw new ArchiveException(
                        "the archive is damaged: the entry '" + MessageText.of(name) + "' is there a second time");
            }
            expected = content(place, name) + place.size() + ZipWriter.DESCRIPTOR_BYTES;
            directory.position(extra + ZipWriter.CENTRAL_EXTRA);
        }
        if (directory.hasRemaining() || expected != limit) {
            throw new ArchiveException("the archive is damaged: it has bytes that belong to no entry");
        }
        return places;
    }

    /** The name of the entry at the buffer's position, all of which is there and in order. */
    private static String name(ByteBuffer directory) throws ArchiveException {
        int at = directory.position();
        if (directory.remaining() < ZipWriter.CENTRAL_FIXED || directory.getInt(at) != ZipWriter.CENTRAL) {
            throw new ArchiveException("the archive is damaged: its directory ends too soon");
        }
        int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
        int extra = at + ZipWriter.CENTRAL_FIXED + nameLength;
        if (nameLength > ArchiveFormat.MAX_ENTRY_NAME_BYTES
                || extra + ZipWriter.CENTRAL_EXTRA > directory.limit()
                || directory.getShort(at + 8) != ZipWriter.FLAGS
                || directory.getShort(at + 10) != 0
                || directory.getShort(at + 30) != ZipWriter.CENTRAL_EXTRA
                || directory.getShort(at + 32) != 0
                || directory.getInt(extra) != ((24 << 16) | 1)
                || directory.getLong(extra + 4) != directory.getLong(extra + 12)) {
            throw new ArchiveException(
                    "the archive is damaged: an entry of its directory is not as Holdfast writes it");
        }
        byte[] name = new byte[nameLength];
        directory.get(at + ZipWriter.CENTRAL_FIXED, name);
        // One character a byte: what is not ASCII is no name that a manifest can list.
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    /** Whether the first bytes are those of an archive, whatever became of the rest. */
    static boolean begins(ArchiveSource source) throws IOException {
        int length = ZipWriter.LOCAL_FIXED + FIRST_NAME.length();
        if (source.length() < length) {
            return false;
        }
        ByteBuffer head = bytes(source, 0, length);
        byte[] name = new byte[FIRST_NAME.length()];
        head.get(ZipWriter.LOCAL_FIXED, name);
        return head.getInt(0) == ZipWriter.LOCAL && FIRST_NAME.equals(new String(name, StandardCharsets.ISO_8859_1));
    }

    Iterable<String> names() {
        return places.keySet();
    }

    /** How long the entry is; -1 if there is none. */
    long size(String name) {
        Place place = places.get(name);
        return place == null ? -1 : place.size();
    }

    /** The CRC-32 that the directory says of an entry. */
    int crc(String name) throws ArchiveException {
        return place(name).crc();
    }

    InputStream open(String name) throws IOException {
        Place place = place(name);
        ByteBuffer local = bytes(source, place.offset(), ZipWriter.LOCAL_FIXED + name.length());
        byte[] localName = new byte[name.length()];
        local.get(ZipWriter.LOCAL_FIXED, localName);
        if (local.getInt(0) != ZipWriter.LOCAL
                || local.getShort(6) != ZipWriter.FLAGS
                || local.getShort(8) != 0
                || local.getShort(26) != name.length()
                || local.getShort(28) != ZipWriter.LOCAL_EXTRA
                || !name.equals(new String(localName, StandardCharsets.ISO_8859_1))) {
            throw new ArchiveException(
                    "the archive is damaged: the entry '" + name + "' does not begin where it should");
        }
        return source.open(content(place, name), place.size());
    }

    private Place place(String name) throws ArchiveException {
        Place place = places.get(name);
        if (place == null) {
            throw new ArchiveException("the archive is damaged: the entry '" + MessageText.of(name) + "' is missing");
        }
        return place;
    }

    private static long content(Place place, String name) {
        return place.offset() + ZipWriter.LOCAL_FIXED + name.length() + ZipWriter.LOCAL_EXTRA;
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
