package io.holdfast.recovery;

import io.holdfast.vault.BackupVault;
import io.holdfast.vault.BlobPage;
import io.holdfast.vault.BlobReader;
import io.holdfast.vault.BlobWriter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Calls {@code step} with the name of what is about to be done; it may wait, or throw as storage would. */
record WatchedVault(BackupVault vault, Watcher watcher) implements BackupVault {

    interface Watcher {
        void before(String step);
    }

    @Override
    public void createContainer(String container) {
        watcher.before("createContainer");
        vault.createContainer(container);
    }

    @Override
    public void requireContainer(String container) {
        watcher.before("requireContainer");
        vault.requireContainer(container);
    }

    @Override
    public BlobWriter write(String container, String blob) {
        watcher.before("open to write");
        BlobWriter writer = vault.write(container, blob);
        return new BlobWriter() {
            @Override
            public void write(int b) throws IOException {
                watcher.before("write");
                writer.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                watcher.before("write");
                writer.write(bytes, offset, length);
            }

            @Override
            public void prepare() {
                watcher.before("prepare");
                writer.prepare();
            }

            @Override
            public void commit(Map<String, String> metadata) {
                watcher.before("commit");
                writer.commit(metadata);
            }

            @Override
            public void close() {
                writer.close();
            }
        };
    }

    @Override
    public BlobReader read(String container, String blob) {
        watcher.before("open to read");
        BlobReader reader = vault.read(container, blob);
        return new BlobReader() {
            @Override
            public long length() {
                return reader.length();
            }

            @Override
            public InputStream open(long offset, long length) {
                watcher.before("open a range");
                return new FilterInputStream(reader.open(offset, length)) {
                    @Override
                    public int read(byte[] bytes, int from, int wanted) throws IOException {
                        watcher.before("read");
                        return super.read(bytes, from, wanted);
                    }
                };
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }

    @Override
    public BlobPage page(String container, String prefix, String continuation, int most) {
        return vault.page(container, prefix, continuation, most);
    }

    @Override
    public void delete(String container, String blob) {
        vault.delete(container, blob);
    }

    @Override
    public void close() {
        vault.close();
    }
}
