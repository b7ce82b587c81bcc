package io.holdfast.vault;

import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/** Reads a blob by ranges that all carry its ETag: when somebody replaces it, the next range fails instead of mixing two. */
final class AzureBlobReader implements BlobReader {

    private static final int CHUNK = 4 << 20;

    private final BlockBlobClient source;
    private final long length;
    private final BlobRequestConditions unchanged;
    private final Function<Throwable, StorageException> errors;

    AzureBlobReader(BlockBlobClient source, long length, String etag, Function<Throwable, StorageException> errors) {
        this.source = source;
        this.length = length;
        this.unchanged = new BlobRequestConditions().setIfMatch(etag);
        this.errors = errors;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open(long offset, long rangeLength) {
        long count = Math.min(rangeLength, length - offset);
        return count <= 0 ? new ByteArrayInputStream(new byte[0]) : new Guarded(offset, offset + count);
    }

    @Override
    public void close() {
        // each range closes its own connection
    }

    /** Asks for a chunk at a time, so that a connection that is cut costs one chunk and is retried by the client. */
    private final class Guarded extends InputStream {

        private long at;
        private final long end;
        private byte[] chunk = new byte[0];
        private int position;

        Guarded(long at, long end) {
            this.at = at;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int wanted) throws IOException {
            if (position == chunk.length) {
                if (at >= end) {
                    return -1;
                }
                fetch();
            }
            int part = Math.min(wanted, chunk.length - position);
            System.arraycopy(chunk, position, bytes, offset, part);
            position += part;
            return part;
        }

        private void fetch() throws IOException {
            long count = Math.min(CHUNK, end - at);
            try (InputStream in = source.openInputStream(new BlobRange(at, count), unchanged)) {
                chunk = in.readNBytes((int) count);
            } catch (StorageException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                throw errors.apply(e);
            }
            if (chunk.length < count) {
                throw errors.apply(new IOException("the answer was cut off"));
            }
            position = 0;
            at += count;
        }
    }
}
