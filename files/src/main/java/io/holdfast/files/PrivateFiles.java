package io.holdfast.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Files and directories that only their owner may read, from the first byte on. What is written is there whole or not at all,
 * also after the machine lost power; a link of the file's name is never followed. Where the file system knows no modes, the mode
 * is what the system gives.
 */
public final class PrivateFiles {

    private static final String FILE = "rw-------";
    private static final String DIRECTORY = "rwx------";
    private static final Disk DISK = new RealDisk();
    private static final DurableWriter WRITER = new DurableWriter(DISK);

    private PrivateFiles() {}

    /** Puts the file there with mode 0600, in place of what is there; makes its directory. */
    public static void replace(Path file, byte[] content) throws IOException {
        replace(file, content, FILE);
    }

    /** Likewise, with another mode such as {@code rw-r--r--}. */
    public static void replace(Path file, byte[] content, String permissions) throws IOException {
        createDirectories(directoryOf(file));
        WRITER.replace(file, content, permissions);
    }

    /**
     * Puts the file there with mode 0600; makes its directory. Of several that do so at once, one succeeds.
     *
     * @throws FileAlreadyExistsException if something has that name, be it a link that leads nowhere; that stays as it is
     */
    public static void writeNew(Path file, byte[] content) throws IOException {
        createDirectories(directoryOf(file));
        WRITER.writeNew(file, content, FILE);
    }

    /** Makes an empty file with mode 0600, unless there is one, which keeps its mode. */
    public static void createEmpty(Path file) throws IOException {
        try {
            Files.createFile(file, RealDisk.mode(FILE));
        } catch (FileAlreadyExistsException e) {
            // as its owner wants it
        }
    }

    /** Makes the directory and those above it, with mode 0700 for those that are new, so that they last. */
    public static void createDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path above = directory.toAbsolutePath().normalize().getParent();
        if (above != null) {
            createDirectories(above);
        }
        try {
            Files.createDirectory(directory, RealDisk.mode(DIRECTORY));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
        if (above != null) {
            forceIfAllowed(above);
        }
    }

    private static void forceIfAllowed(Path directory) throws IOException {
        try {
            DISK.forceDirectory(directory);
        } catch (AccessDeniedException e) {
            // Whoever may make names in a directory need not be allowed to open it.
        }
    }

    public static Path directoryOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().normalize().getParent(), "a file's directory");
    }

    /** Returns when the disk has what was written into a file by other means. */
    public static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Makes the names in a directory durable. */
    public static void forceDirectory(Path directory) throws IOException {
        DISK.forceDirectory(directory);
    }
}
