package io.holdfast.vault;

import io.holdfast.files.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Writes a temporary file, which the commit forces to disk and renames. */
final class DirectoryWriter extends BlobWriter {

    private final DirectoryTemporary temporary;
    private final Path target;
    private final DirectoryVault.Failing failing;

    DirectoryWriter(DirectoryTemporary temporary, Path target, DirectoryVault.Failing failing) {
        this.temporary = temporary;
        this.target = target;
        this.failing = failing;
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
                temporary.channel().write(buffer);
            }
        } catch (IOException e) {
            throw failing.because("cannot write the blob", e);
        }
    }

    @Override
    public void prepare() {
        try {
            temporary.channel().force(true);
        } catch (IOException e) {
            throw failing.because("cannot write the blob", e);
        }
    }

    @Override
    public void commit(Map<String, String> metadata) {
        try {
            temporary.channel().force(true);
            DirectoryTemporary facts = DirectoryMetadata.prepare(temporary.path(), metadata);
            try {
                // Still locked, or they could be taken for left-overs.
                Files.move(
                        temporary.path(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                DirectoryMetadata.put(facts, target);
            } finally {
                facts.close();
            }
            temporary.close();
            PrivateFiles.forceDirectory(PrivateFiles.directoryOf(target));
        } catch (IOException e) {
            throw failing.because("cannot write the blob", e);
        }
    }

    @Override
    public void close() {
        try {
            temporary.close();
        } catch (IOException e) {
            throw failing.because("cannot remove an unfinished blob", e);
        }
    }
}
