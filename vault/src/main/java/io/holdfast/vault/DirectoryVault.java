package io.holdfast.vault;

import io.holdfast.vault.StorageException.Problem;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory that acts as a storage account: a container is a directory in it, a blob a file, its name percent-encoded.
 * A blob is written under a temporary name, forced to disk and renamed, so that it is there whole or not at all.
 */
final class DirectoryVault implements BackupVault {

    /** 255 are what file systems allow; the names beside a blob are longer than its own. */
    private static final int LONGEST_FILE_NAME = 255 - DirectoryMetadata.PREFIX.length();

    private final String account;
    private final Path root;

    DirectoryVault(String account, Path root) {
        this.account = account;
        this.root = root;
    }

    /** Says in words what failed. */
    interface Failing {
        StorageException because(String what, IOException cause);
    }

    @Override
    public void createContainer(String container) {
        try {
            Files.createDirectories(
                    root.resolve(container),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw failed("cannot make the container '" + container + "'", e);
        }
    }

    @Override
    public void requireContainer(String container) {
        if (!Files.isDirectory(root.resolve(container))) {
            throw new StorageException(
                    Problem.CONTAINER_NOT_FOUND,
                    "the storage account '" + account + "' has no container '" + container + "'");
        }
    }

    @Override
    public BlobWriter write(String container, String blob) {
        requireContainer(container);
        Path target = file(container, blob);
        try {
            return new DirectoryWriter(DirectoryTemporary.create(root.resolve(container)), target, this::failed);
        } catch (IOException e) {
            throw failed("cannot write into the container '" + container + "'", e);
        }
    }

    @Override
    public BlobReader read(String container, String blob) {
        requireContainer(container);
        try {
            FileChannel channel = FileChannel.open(file(container, blob), StandardOpenOption.READ);
            return new DirectoryReader(channel, channel.size(), this::failed);
        } catch (NoSuchFileException e) {
            throw new StorageException(
                    Problem.BLOB_NOT_FOUND,
                    "the container '" + container + "' of storage account '" + account + "' has no blob '" + blob + "'",
                    e);
        } catch (IOException e) {
            throw failed("cannot read the blob '" + blob + "'", e);
        }
    }

    @Override
    public List<BlobSummary> list(String container) {
        requireContainer(container);
        try (Stream<Path> files = Files.list(root.resolve(container))) {
            var found = new ArrayList<BlobSummary>();
            for (Path file : files.toList()) {
                // No blob's file begins with a dot: its name would have been encoded.
                if (!file.getFileName().toString().startsWith(".")) {
                    found.add(summary(file));
                }
            }
            found.sort(Comparator.comparing(BlobSummary::name));
            return List.copyOf(found);
        } catch (IOException e) {
            throw failed("cannot list the container '" + container + "'", e);
        }
    }

    private static BlobSummary summary(Path file) throws IOException {
        return new BlobSummary(
                URLDecoder.decode(file.getFileName().toString(), StandardCharsets.UTF_8),
                Files.size(file),
                Files.getLastModifiedTime(file).toInstant(),
                DirectoryMetadata.read(file));
    }

    @Override
    public void delete(String container, String blob) {
        try {
            Path file = file(container, blob);
            Files.deleteIfExists(file);
            DirectoryMetadata.delete(file);
        } catch (IOException e) {
            throw failed("cannot delete the blob '" + blob + "'", e);
        }
    }

    /** A flat name: neither a slash nor a leading dot survives the encoding, so no name leads out of the container. */
    private Path file(String container, String blob) {
        String name = URLEncoder.encode(blob, StandardCharsets.UTF_8).replace("*", "%2A");
        String flat = name.startsWith(".") ? "%2E" + name.substring(1) : name;
        if (flat.length() > LONGEST_FILE_NAME) {
            throw new StorageException(
                    Problem.BAD_BLOB_NAME,
                    "the backup name is too long for a directory: it becomes a file name of " + flat.length()
                            + " characters, and " + LONGEST_FILE_NAME + " are the most");
        }
        return root.resolve(container).resolve(flat);
    }

    private StorageException failed(String what, IOException cause) {
        String reason = cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : " " + cause.getMessage());
        return new StorageException(
                Problem.FAILED,
                "the storage account '" + account + "' (a directory) failed: " + what + ": " + reason,
                cause);
    }

    @Override
    public void close() {
        // nothing is held between calls
    }
}
