package io.holdfast.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Files and directories that only their owner may read. */
final class PrivateFiles {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFiles() {}

    static Path directoryOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().normalize().getParent(), "a file's directory");
    }

    static void createDirectories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, mode("rwx------"));
        }
    }

    /** Makes an empty file unless there is one. SQLite gives its mode to the files that it puts beside it. */
    static void createFile(Path file) throws IOException {
        try {
            Files.createFile(file, mode("rw-------"));
        } catch (FileAlreadyExistsException e) {
            // It keeps the mode that its owner gave it.
        }
    }

    /** Writes a new file so that it is there whole or not at all, also after the machine lost power. */
    static void write(Path file, byte[] content) throws IOException {
        Path directory = directoryOf(file);
        Path temporary = Files.createTempFile(directory, file.getFileName().toString(), ".tmp", mode("rw-------"));
        try {
            Files.write(temporary, content);
            force(temporary);
            // Unlike a move this fails when the file exists, so that a key is never replaced.
            Files.createLink(file, temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceDirectory(directory);
    }

    static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Makes the names in a directory durable. */
    static void forceDirectory(Path directory) throws IOException {
        if (POSIX) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
