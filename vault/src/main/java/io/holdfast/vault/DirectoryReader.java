package io.holdfast.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** An open file keeps its bytes: a writer replaces the name, not the file. */
final class DirectoryReader implements BlobReader {

    private final FileChannel channel;
    private final long length;
    private final DirectoryVault.Failing failing;

    DirectoryReader(FileChannel channel, long length, DirectoryVault.Failing failing) {
        this.channel = channel;
        this.length = length;
        this.failing = failing;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open(long offset, long rangeLength) {
        return new RangeStream(offset, Math.min(rangeLength, length - offset) + offset);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failing.because("cannot close the blob", e);
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
            if (wanted == 0) {
                return 0;
            }
            if (at >= end) {
                return -1;
            }
            try {
                int read = channel.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(wanted, end - at)), at);
                at += Math.max(read, 0);
                return read;
            } catch (IOException e) {
                throw failing.because("cannot read the blob", e);
            }
        }
    }
}
