package io.holdfast.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Writes beside the file, forces that to the disk, gives it the file's name in one step, and forces the directory: after a crash
 * or a power cut at any moment the file is what it was or what it was to be, and once a call has returned it is the latter.
 */
record DurableWriter(Disk disk) {

    private interface Naming {
        void name(Path temporary, Path file) throws IOException;
    }

    void replace(Path file, byte[] content, String permissions) throws IOException {
        write(file, content, permissions, disk::move);
    }

    void writeNew(Path file, byte[] content, String permissions) throws IOException {
        write(file, content, permissions, disk::link);
    }

    private void write(Path file, byte[] content, String permissions, Naming naming) throws IOException {
        Path directory = PrivateFiles.directoryOf(file);
        // A name that nobody can guess, made anew: nobody can have put a link there.
        Path temporary = directory.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            fill(temporary, content, permissions);
            naming.name(temporary, file);
        } finally {
            disk.delete(temporary);
        }
        disk.forceDirectory(directory);
    }

    private void fill(Path file, byte[] content, String permissions) throws IOException {
        try (Disk.Output out = disk.create(file, permissions)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force();
        }
    }
}
