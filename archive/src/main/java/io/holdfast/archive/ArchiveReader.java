package io.holdfast.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.holdfast.model.KeyOrder;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Reads an archive. {@link #open} reads and checks the manifest only, whatever the size; {@link #read} hands over every
 * resource and checks every byte. What it has handed over may only be used when {@code read} has returned.
 */
public final class ArchiveReader {

    private final ZipDirectory directory;
    private final Manifest manifest;
    private final @Nullable Sealing sealing;

    private ArchiveReader(ZipDirectory directory, Manifest manifest, @Nullable Sealing sealing) {
        this.directory = directory;
        this.manifest = manifest;
        this.sealing = sealing;
    }

    /**
     * @throws WrongRecoveryKeyException if it is sealed with a key that is not among {@code keys}
     * @throws ArchiveException if it is no archive, damaged, not authentic, or of a newer format version
     */
    public static ArchiveReader open(ArchiveSource source, RecoveryKeys keys) throws IOException {
        ZipDirectory directory = ZipDirectory.read(source);
        Manifest manifest = ManifestCodec.read(manifestBytes(directory), keys);
        checkDirectory(directory, manifest);
        Optional<RecoveryKey> key = manifest.sealingKey().flatMap(keys::named);
        return new ArchiveReader(
                directory,
                manifest,
                key.map(k -> new Sealing(k, manifest.archiveId())).orElse(null));
    }

    /**
     * Reads the manifest only, also without the recovery key. Nothing may be restored for what it says.
     *
     * @throws NoArchiveException if it is no archive
     * @throws NewerFormatException if it is of a newer format version
     * @throws ArchiveException if it is damaged, as far as directory and manifest tell
     */
    public static Inspection inspect(ArchiveSource source, RecoveryKeys keys) throws IOException {
        try {
            ZipDirectory directory = ZipDirectory.read(source);
            Inspection inspection = ManifestCodec.inspect(manifestBytes(directory), keys);
            checkDirectory(directory, inspection.manifest());
            return inspection;
        } catch (NoArchiveException e) {
            if (ZipDirectory.begins(source)) {
                throw new ArchiveException(
                        "the archive is damaged: it begins as one, but its end with the manifest is missing", e);
            }
            throw e;
        }
    }

    /** The CRC is for archives that are not sealed: nothing else tells a manifest in which a bit fell over. */
    private static byte[] manifestBytes(ZipDirectory directory) throws IOException {
        long size = directory.size(ArchiveFormat.MANIFEST);
        if (size < 0) {
            throw new NoArchiveException("the blob is no Holdfast archive: it has no manifest");
        }
        if (size > ArchiveFormat.MAX_MANIFEST_BYTES) {
            throw new ArchiveException("the archive is damaged: its manifest has " + size + " bytes, and "
                    + ArchiveFormat.MAX_MANIFEST_BYTES + " are the most");
        }
        try (InputStream in = directory.open(ArchiveFormat.MANIFEST)) {
            byte[] bytes = in.readNBytes((int) size);
            var crc = new CRC32();
            crc.update(bytes);
            if (bytes.length < size || (int) crc.getValue() != directory.crc(ArchiveFormat.MANIFEST)) {
                throw new ArchiveException(
                        "the archive is damaged: its manifest does not have the CRC of the directory");
            }
            return bytes;
        }
    }

    private static void checkDirectory(ZipDirectory directory, Manifest manifest) throws ArchiveException {
        Set<String> expected = new HashSet<>();
        expected.add(ArchiveFormat.MANIFEST);
        for (Manifest.Entry entry : manifest.entries()) {
            expected.add(entry.name());
            if (directory.size(entry.name()) != entry.bytes()) {
                throw new ArchiveException("the archive is damaged: the entry '" + entry.name() + "' does not have the "
                        + entry.bytes() + " bytes that the manifest says");
            }
        }
        for (String name : directory.names()) {
            if (!expected.contains(name)) {
                throw new ArchiveException(
                        "the archive is damaged: the manifest does not know the entry '" + MessageText.of(name) + "'");
            }
        }
    }

    public Manifest manifest() {
        return manifest;
    }

    /** Takes resources one by one. */
    @FunctionalInterface
    public interface Visitor<X extends Exception> {
        void visit(Resource resource) throws X;
    }

    /** Hands over all resources in the order in which they were written, and checks lengths, counts and digests. */
    public <X extends Exception> void read(Visitor<X> visitor) throws IOException, X {
        var digest = new ConfigurationDigest();
        for (Manifest.Entry entry : manifest.entries()) {
            readEntry(entry, digest, visitor);
        }
        if (!digest.finish().equals(manifest.digest())) {
            throw new ArchiveException("the archive is damaged: the digest of its resources is not the manifest's");
        }
    }

    private <X extends Exception> void readEntry(Manifest.Entry entry, ConfigurationDigest digest, Visitor<X> visitor)
            throws IOException, X {
        MessageDigest sha256 = Sha256.start();
        long records = 0;
        try (InputStream stored = new DigestInputStream(directory.open(entry.name()), sha256);
                InputStream opened = sealing == null ? stored : sealing.open(entry.name(), stored);
                InputStream content = content(opened, entry)) {
            var lines = new LineReader(content, entry.contentBytes());
            ResourceKey last = null;
            while (lines.next()) {
                Resource resource = RecordCodec.read(entry.type(), lines.buffer(), lines.from(), lines.to());
                if (++records > entry.records() || (last != null && !KeyOrder.ascends(last, resource.key()))) {
                    throw damaged(entry, "has more records than it should, or out of order");
                }
                last = resource.key();
                digest.add(resource);
                visitor.visit(resource);
            }
            // What follows the last frame must be nothing, and the last bytes must be hashed as well.
            if (opened.read() >= 0 || stored.read() >= 0) {
                throw damaged(entry, "goes on after its end");
            }
        } catch (ArchiveException e) {
            throw e;
        } catch (IOException e) {
            throw new ArchiveException("the archive is damaged: the entry '" + entry.name() + "' cannot be opened", e);
        }
        if (records != entry.records()) {
            throw damaged(entry, "has " + records + " records instead of " + entry.records());
        }
        if (!HexFormat.of().formatHex(sha256.digest()).equals(entry.sha256())) {
            throw damaged(entry, "does not have the SHA-256 that the manifest says");
        }
    }

    private static InputStream content(InputStream opened, Manifest.Entry entry) throws IOException {
        try {
            return new ZstdInputStreamNoFinalizer(new FrameGuard(opened, entry.name()));
        } catch (IOException e) {
            throw new ArchiveException("the archive is damaged: the entry '" + entry.name() + "' cannot be opened", e);
        }
    }

    private static ArchiveException damaged(Manifest.Entry entry, String what) {
        return new ArchiveException("the archive is damaged: the entry '" + entry.name() + "' " + what);
    }
}
