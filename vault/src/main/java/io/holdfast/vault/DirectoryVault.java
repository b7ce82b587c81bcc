package io.holdfast.vault;

import com.google.auto.service.AutoService;
import io.holdfast.vault.StorageException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory that acts as a storage account: a container is a directory in it, a blob a file, its name percent-encoded.
 * A blob is written under a temporary name, forced to disk and renamed, so that it is there whole or not at all. What a
 * killed writer left behind is removed by the next one.
 */
final class DirectoryVault implements BackupVault {

    private static final String TEMPORARY = ".writing-";
    private static final int LONGEST_FILE_NAME = 255;
    private static final int TRIES = 10;

    private final String account;
    private final Path root;

    private DirectoryVault(String account, Path root) {
        this.account = account;
        this.root = root;
    }

    /** Serves {@code file:} endpoints. */
    @AutoService(VaultProvider.class)
    public static final class Provider implements VaultProvider {

        @Override
        public boolean serves(URI endpoint) {
            return "file".equals(endpoint.getScheme());
        }

        @Override
        public BackupVault open(String accountName, StorageAccounts.Account account, StorageAccess access) {
            if (!(access instanceof StorageAccess.AccessKey given)) {
                throw new StorageException(
                        Problem.ACCESS_NOT_SUPPORTED,
                        "the storage account '" + accountName
                                + "' is a directory of this server and takes accessType AccessKey;"
                                + " its key is in the file that the setting storage.accounts." + accountName
                                + ".keyFile names");
            }
            String expected = account.key()
                    .orElseThrow(() -> new StorageException(
                            Problem.KEY_REFUSED,
                            "the storage account '" + accountName + "' has no key: set storage.accounts." + accountName
                                    + ".keyFile"));
            // In constant time, so that a key cannot be guessed byte by byte.
            if (!MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.UTF_8), given.key().getBytes(StandardCharsets.UTF_8))) {
                throw new StorageException(
                        Problem.KEY_REFUSED,
                        "the storage account '" + accountName
                                + "' refused the access key; take the one in the file that the"
                                + " setting storage.accounts." + accountName + ".keyFile names");
            }
            return new DirectoryVault(accountName, Path.of(account.endpoint().getSchemeSpecificPart()));
        }
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
        removeLeftovers(target);
        try {
            for (int tries = 0; tries < TRIES; tries++) {
                Writer writer = openWriter(target);
                if (writer != null) {
                    return writer;
                }
            }
            throw new IOException("other writers keep removing its temporary files");
        } catch (IOException e) {
            throw failed("cannot write into the container '" + container + "'", e);
        }
    }

    /** Null if somebody took the new file for a left-over before it was locked. */
    private @Nullable Writer openWriter(Path target) throws IOException {
        Path temporary = target.resolveSibling(TEMPORARY + UUID.randomUUID());
        FileChannel channel = FileChannel.open(
                temporary,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        if (lock(channel) && Files.exists(temporary)) {
            return new Writer(temporary, target, channel);
        }
        channel.close();
        Files.deleteIfExists(temporary);
        return null;
    }

    /** A writer holds a lock on its file, which dies with its process: what nobody holds was cut off. */
    private static void removeLeftovers(Path target) {
        try (Stream<Path> files = Files.list(target.getParent())) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(TEMPORARY))
                    .toList()) {
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

    /** Whether nobody else, in this process or another, holds the file. The lock ends with the channel. */
    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private final class Writer extends BlobWriter {

        private final Path temporary;
        private final Path target;
        private final FileChannel channel;
        private boolean committed;

        Writer(Path temporary, Path target, FileChannel channel) {
            this.temporary = temporary;
            this.target = target;
            this.channel = channel;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            } catch (IOException e) {
                throw failed("cannot write the blob", e);
            }
        }

        @Override
        public void commit(Map<String, String> metadata) {
            try {
                channel.force(true);
                // Still locked, or it could be taken for a left-over.
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                channel.close();
                try (FileChannel directory = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
                    directory.force(true);
                }
                committed = true;
            } catch (IOException e) {
                throw failed("cannot write the blob", e);
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
                if (!committed) {
                    Files.deleteIfExists(temporary);
                }
            } catch (IOException e) {
                throw failed("cannot remove an unfinished blob", e);
            }
        }
    }

    @Override
    public BlobReader read(String container, String blob) {
        requireContainer(container);
        try {
            FileChannel channel = FileChannel.open(file(container, blob), StandardOpenOption.READ);
            return new Reader(channel, channel.size());
        } catch (NoSuchFileException e) {
            throw new StorageException(
                    Problem.BLOB_NOT_FOUND,
                    "the container '" + container + "' of storage account '" + account + "' has no blob '" + blob + "'",
                    e);
        } catch (IOException e) {
            throw failed("cannot read the blob '" + blob + "'", e);
        }
    }

    /** An open file keeps its bytes: a writer replaces the name, not the file. */
    private final class Reader implements BlobReader {

        private final FileChannel channel;
        private final long length;

        Reader(FileChannel channel, long length) {
            this.channel = channel;
            this.length = length;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public InputStream open(long offset, long rangeLength) {
            return new RangeStream(offset, Math.min(offset + rangeLength, length));
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw failed("cannot close the blob", e);
            }
        }

        private final class RangeStream extends InputStream {

            private long at;
            private final long end;

            RangeStream(long at, long end) {
                this.at = at;
                this.end = end;
            }

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int wanted) {
                if (at >= end) {
                    return -1;
                }
                try {
                    int read = channel.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(wanted, end - at)), at);
                    at += Math.max(read, 0);
                    return read;
                } catch (IOException e) {
                    throw failed("cannot read the blob", e);
                }
            }
        }
    }

    @Override
    public List<BlobSummary> list(String container) {
        requireContainer(container);
        try (Stream<Path> files = Files.list(root.resolve(container))) {
            var found = new java.util.ArrayList<BlobSummary>();
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (!name.startsWith(TEMPORARY)) {
                    found.add(new BlobSummary(
                            URLDecoder.decode(name, StandardCharsets.UTF_8),
                            Files.size(file),
                            Files.getLastModifiedTime(file).toInstant(),
                            Map.of()));
                }
            }
            return List.copyOf(found);
        } catch (IOException e) {
            throw failed("cannot list the container '" + container + "'", e);
        }
    }

    @Override
    public void delete(String container, String blob) {
        try {
            Files.deleteIfExists(file(container, blob));
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
        return new StorageException(
                Problem.FAILED,
                "the storage account '" + account + "' (a directory) failed: " + what + ": " + reason(cause),
                cause);
    }

    private static String reason(IOException cause) {
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : " " + cause.getMessage());
    }

    @Override
    public void close() {
        // nothing is held between calls
    }
}
