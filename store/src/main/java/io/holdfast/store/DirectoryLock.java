package io.holdfast.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second process out of a data directory. The operating system frees it when the process ends, however it does. */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock of(Path directory) {
        Path file = directory.resolve("holdfast.lock");
        try {
            PrivateFiles.createDirectories(directory);
            PrivateFiles.createFile(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            if (tryLock(channel)) {
                return new DirectoryLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new StoreException("The data directory " + directory + " cannot be used: " + e, e);
        }
        throw new StoreException(
                "The data directory " + directory + " is in use by another Holdfast process (" + file + " is locked)."
                        + " Stop that process, or choose another directory.",
                null);
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("The data directory's lock could not be freed: " + e, e);
        }
    }
}
