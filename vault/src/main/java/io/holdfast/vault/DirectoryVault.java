package io.holdfast.vault;

import io.holdfast.files.PrivateFiles;
import io.holdfast.vault.StorageException.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeSet;
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
            // Durable, too: a backup is not to go with the directory that it lies in.
            PrivateFiles.createDirectories(root.resolve(container));
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

    /** The continuation is the last name. The directory is read once a page, in memory that grows with the page only. */
    @Override
    public BlobPage page(String container, String prefix, String continuation, int most) {
        requireContainer(container);
        Path directory = root.resolve(container);
        var names = new TreeSet<String>();
        boolean more = false;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Optional<String> name = blobName(file);
                if (name.isPresent()
                        && name.get().startsWith(prefix)
                        && name.get().compareTo(continuation) > 0
                        && names.add(name.get())
                        && names.size() > most) {
                    names.pollLast();
                    more = true;
                }
            }
            var found = new ArrayList<BlobSummary>();
            for (String name : names) {
                summary(name, file(container, name)).ifPresent(found::add);
            }
            return new BlobPage(found, more ? names.last() : "");
        } catch (UncheckedIOException e) {
            throw failed("cannot list the container '" + container + "'", new IOException(e.getMessage(), e));
        } catch (IOException e) {
            throw failed("cannot list the container '" + container + "'", e);
        }
    }

    /** Empty for what is no blob: whatever begins with a dot, and names that no blob's file can have. */
    private static Optional<String> blobName(Path file) {
        String flat = file.getFileName().toString();
        if (flat.startsWith(".") || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            String name = URLDecoder.decode(flat, StandardCharsets.UTF_8);
            return flat(name).equals(flat) ? Optional.of(name) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<BlobSummary> summary(String name, Path file) throws IOException {
        try {
            return Optional.of(new BlobSummary(
                    name, Files.size(file), Files.getLastModifiedTime(file).toInstant(), DirectoryMetadata.read(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // somebody deleted it meanwhile
        }
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
        String flat = flat(blob);
        if (flat.length() > LONGEST_FILE_NAME) {
            throw new StorageException(
                    Problem.BAD_BLOB_NAME,
                    "the backup name is too long for a directory: it becomes a file name of " + flat.length()
                            + " characters, and " + LONGEST_FILE_NAME + " are the most");
        }
        return root.resolve(container).resolve(flat);
    }

    private static String flat(String blob) {
        String name = URLEncoder.encode(blob, StandardCharsets.UTF_8).replace("*", "%2A");
        return name.startsWith(".") ? "%2E" + name.substring(1) : name;
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
