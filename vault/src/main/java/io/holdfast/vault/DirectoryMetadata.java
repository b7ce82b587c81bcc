package io.holdfast.vault;

import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The metadata of blobs in a directory: a file beside the blob that also says how long the blob is and when it was
 * written. The blob comes into place first; metadata that belongs to another blob, because a crash came in between, is
 * taken for none.
 */
final class DirectoryMetadata {

    static final String PREFIX = ".metadata-";
    private static final String LENGTH = "blob.length";
    private static final String MODIFIED = "blob.modified";
    private static final int MOST_BYTES = 64 << 10;

    private DirectoryMetadata() {}

    private static Path beside(Path blob) {
        return blob.resolveSibling(PREFIX + blob.getFileName());
    }

    /**
     * Prepares the metadata of a blob that is complete but still has its temporary name; it comes into place by
     * {@link #put}. So a full disk is noticed before the blob can be seen.
     */
    static DirectoryTemporary prepare(Path blob, Map<String, String> metadata) throws IOException {
        var text = new StringBuilder();
        line(text, LENGTH, Long.toString(Files.size(blob)));
        line(text, MODIFIED, Long.toString(Files.getLastModifiedTime(blob).toMillis()));
        new TreeMap<>(metadata).forEach((name, value) -> line(text, name, value));
        DirectoryTemporary file = DirectoryTemporary.create(directory(blob));
        try {
            Channels.newOutputStream(file.channel()).write(text.toString().getBytes(StandardCharsets.US_ASCII));
            file.channel().force(true);
            return file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    static void put(DirectoryTemporary prepared, Path blob) throws IOException {
        Files.move(prepared.path(), beside(blob), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path directory(Path blob) throws IOException {
        Path directory = blob.getParent();
        if (directory == null) {
            throw new IOException("a blob lies in a directory");
        }
        return directory;
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append('=').append(value.replace("\\", "\\\\")).append('\n');
    }

    static Map<String, String> read(Path blob) throws IOException {
        Path file = beside(blob);
        try {
            if (Files.size(file) > MOST_BYTES) {
                return Map.of();
            }
            var properties = new Properties();
            properties.load(new StringReader(Files.readString(file, StandardCharsets.US_ASCII)));
            boolean fits = Long.toString(Files.size(blob)).equals(properties.remove(LENGTH))
                    && Long.toString(Files.getLastModifiedTime(blob).toMillis()).equals(properties.remove(MODIFIED));
            var metadata = new TreeMap<String, String>();
            properties.forEach((name, value) -> metadata.put(name.toString(), value.toString()));
            return fits ? Map.copyOf(metadata) : Map.of();
        } catch (NoSuchFileException | IllegalArgumentException e) {
            return Map.of();
        }
    }

    static void delete(Path blob) throws IOException {
        Files.deleteIfExists(beside(blob));
    }
}
