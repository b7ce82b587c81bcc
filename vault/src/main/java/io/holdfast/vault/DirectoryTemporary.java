package io.holdfast.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being written, under a name that no blob can have. Its writer holds a lock on it, which dies with the
 * process: what nobody holds was cut off, and the next writer removes it.
 */
record DirectoryTemporary(Path path, FileChannel channel) {

    static final String PREFIX = ".writing-";
    private static final int TRIES = 10;

    /** Those of this process. To open one only to look at it would free its lock (POSIX locks belong to the process). */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    static DirectoryTemporary create(Path directory) throws IOException {
        removeLeftovers(directory);
        for (int tries = 0; tries < TRIES; tries++) {
            DirectoryTemporary created = tryCreate(directory.resolve(PREFIX + UUID.randomUUID()));
            if (created != null) {
                return created;
            }
        }
        throw new IOException("other writers keep removing its temporary files");
    }

    /** Null if somebody took the new file for a left-over before it was locked. */
    private static @Nullable DirectoryTemporary tryCreate(Path path) throws IOException {
        OURS.add(path);
        FileChannel channel = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var created = new DirectoryTemporary(path, channel);
        if (lock(channel) && Files.exists(path)) {
            return created;
        }
        created.close();
        return null;
    }

    private static void removeLeftovers(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(DirectoryTemporary::foreign).toList()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    if (lock(channel)) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        } catch (IOException e) {
            // A left-over that stays is untidy, not wrong; the write itself decides whether the directory can be used.
        }
    }

    private static boolean foreign(Path file) {
        return file.getFileName().toString().startsWith(PREFIX) && !OURS.contains(file);
    }

    /** Whether nobody else, in this process or another, holds the file. The lock ends with the channel. */
    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Closes the file, and removes it if it still has its temporary name. */
    void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
        OURS.remove(path);
    }
}
