package io.holdfast.server;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** A file that holds one secret, written by an operator. */
final class SecretFile {

    private static final int MAX_BYTES = 4096;
    private static final Set<PosixFilePermission> OF_THE_OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private SecretFile() {}

    /** @throws IOException if it is not there, empty, too long, or open to others than its owner; says what to do */
    static String read(Path file) throws IOException {
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    && !OF_THE_OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IOException(
                        "the secret file " + file + " is open to others than its owner: chmod 600 " + file);
            }
            String secret =
                    Files.size(file) > MAX_BYTES ? "" : Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new IOException(
                        "the secret file " + file + " must hold one secret of at most " + MAX_BYTES + " bytes");
            }
            return secret;
        } catch (NoSuchFileException e) {
            throw new IOException("the secret file " + file + " is not there");
        }
    }
}
