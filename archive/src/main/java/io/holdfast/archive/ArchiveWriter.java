package io.holdfast.archive;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.holdfast.model.KeyOrder;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes an archive to a stream, in memory that does not grow with it: {@link #begin} a type, {@link #add} its resources in
 * key order, begin the next, and at last {@link #finish}. An archive without {@code finish} is not one. Not thread-safe.
 */
public final class ArchiveWriter implements AutoCloseable {

    /** Compression level 1: at this data's ratio as good as 3, and faster. */
    private static final int LEVEL = 1;

    private final ZipWriter zip;
    private final Header header;
    private final @Nullable Sealing sealing;
    private final String archiveId;
    private final List<Manifest.Entry> entries = new ArrayList<>();
    private final Set<String> types = new HashSet<>();
    private final ConfigurationDigest digest = new ConfigurationDigest();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
    private @Nullable OpenEntry open;

    /**
     * What is known before the first resource is written.
     *
     * @param leftOut see {@link Manifest#leftOut}
     * @param notIncluded see {@link Manifest#notIncluded}
     */
    public record Header(
            String productVersion,
            Manifest.Source source,
            Instant created,
            Instant expires,
            List<String> leftOut,
            Map<String, Long> notIncluded) {

        /** Of an archive that holds a whole service. */
        public Header(String productVersion, Manifest.Source source, Instant created, Instant expires) {
            this(productVersion, source, created, expires, List.of(), Map.of());
        }
    }

    /**
     * @param out stays open; not buffered by the caller
     * @param key seals the archive; empty writes it unsealed, secrets in the clear
     */
    public ArchiveWriter(OutputStream out, Header header, Optional<RecoveryKey> key) {
        this.zip = new ZipWriter(out);
        this.header = header;
        this.archiveId = archiveId(header);
        this.sealing = key.map(k -> new Sealing(k, archiveId)).orElse(null);
    }

    /** Follows from what is archived, so that equal content makes equal bytes (but for the randomness of sealing). */
    private static String archiveId(Header header) {
        MessageDigest sha256 = Sha256.start();
        sha256.update((header.source().id() + "\n" + header.source().sequence() + "\n" + header.created() + "\n")
                .getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.wrap(sha256.digest());
        // A GUID of version 8 (RFC 9562 §5.8): made in the writer's own way.
        return new UUID(
                        (bytes.getLong() & ~0xf000L) | 0x8000L,
                        (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L)
                .toString();
    }

    private static final class OpenEntry {
        final String type;
        final MessageDigest sha256;
        final CountingOutputStream stored;
        final OutputStream content;
        long records;
        long contentBytes;

        @Nullable
        ResourceKey last;

        OpenEntry(String type, MessageDigest sha256, CountingOutputStream stored, OutputStream content) {
            this.type = type;
            this.sha256 = sha256;
            this.stored = stored;
            this.content = content;
        }
    }

    /** Begins a type; each may come once. */
    public void begin(String type) throws IOException {
        endEntry();
        if (!ArchiveFormat.isType(type) || !types.add(type)) {
            throw new IllegalArgumentException("not a type, or a second time: " + type);
        }
        String name = ArchiveFormat.entryName(type);
        MessageDigest sha256 = Sha256.start();
        var stored = new CountingOutputStream(new DigestOutputStream(zip.entry(name), sha256));
        OutputStream sealed = sealing == null ? stored : sealing.seal(name, stored);
        // A stream with a finalizer would hold the segments of the sealing, megabytes a type, long after the run.
        open = new OpenEntry(
                type,
                sha256,
                stored,
                new BufferedOutputStream(new ZstdOutputStreamNoFinalizer(sealed, LEVEL), 1 << 16));
    }

    /** Adds a resource of the type that was begun, after those before it in key order. */
    public void add(Resource resource) throws IOException {
        OpenEntry entry = open;
        if (entry == null || !entry.type.equals(resource.key().type())) {
            throw new IllegalStateException("the type " + resource.key().type() + " was not begun");
        }
        if (entry.last != null && !KeyOrder.ascends(entry.last, resource.key())) {
            throw new IllegalStateException(resource.path() + " comes out of order");
        }
        entry.last = resource.key();
        line.reset();
        RecordCodec.write(resource, line);
        line.writeTo(entry.content);
        entry.records++;
        entry.contentBytes += line.size();
        digest.add(resource);
    }

    private void endEntry() throws IOException {
        OpenEntry entry = open;
        if (entry != null) {
            open = null;
            entry.content.close();
            entries.add(new Manifest.Entry(
                    ArchiveFormat.entryName(entry.type),
                    entry.type,
                    entry.records,
                    entry.stored.count(),
                    entry.contentBytes,
                    HexFormat.of().formatHex(entry.sha256.digest())));
        }
    }

    /** Writes the manifest and the directory. */
    public Manifest finish() throws IOException {
        endEntry();
        var manifest = new Manifest(
                ArchiveFormat.VERSION,
                header.productVersion(),
                archiveId,
                header.source(),
                header.created(),
                header.expires(),
                Optional.ofNullable(sealing).map(Sealing::fingerprint),
                List.copyOf(entries),
                digest.finish(),
                header.leftOut(),
                header.notIncluded());
        try (OutputStream out = zip.entry(ArchiveFormat.MANIFEST)) {
            out.write(ManifestCodec.write(manifest, sealing));
        }
        zip.finish();
        return manifest;
    }

    /** Frees memory outside the heap. Without {@link #finish} before, nothing more is written. */
    @Override
    public void close() throws IOException {
        OpenEntry entry = open;
        if (entry != null) {
            open = null;
            zip.abandon();
            entry.content.close();
        }
    }
}
