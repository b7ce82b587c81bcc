package io.holdfast.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second process out of a directory. The operating system frees it when the process ends, however it does. */
public final class DirectoryLock implements Closeable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Makes the directory if it is not there.
     *
     * @param name of the file in it that is locked
     * @throws IOException if another process has the lock, or the directory cannot be used; the message says what to do
     */
    public static DirectoryLock of(Path directory, String name) throws IOException {
        Path file = directory.resolve(name);
        FileChannel channel = open(directory, file);
        if (tryLock(channel)) {
            return new DirectoryLock(channel);
        }
        channel.close();
        throw new IOException("The data directory " + directory + " is in use by another Holdfast process (" + file
                + " is locked)." + " Stop that process, or choose another directory.");
    }

    private static FileChannel open(Path directory, Path file) throws IOException {
        try {
            PrivateFiles.createDirectories(directory);
            PrivateFiles.createEmpty(file);
            return FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException("The data directory " + directory + " cannot be used: " + e, e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this very process has it
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
