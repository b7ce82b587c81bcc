package io.holdfast.vault;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Stages blocks as they fill; the commit makes them the blob. Blocks that are never committed vanish after a week. */
final class AzureBlobWriter extends BlobWriter {

    /** 50,000 blocks are the most a blob can have; blocks grow so that a backup of any size fits. */
    private static final int FIRST_BLOCK = 8 << 20;

    private static final int LARGEST_BLOCK = 64 << 20;
    private static final int BLOCKS_PER_SIZE = 5_000;

    private final BlockBlobClient target;
    private final Consumer<Runnable> guarded;
    /** Of this writer alone: two that write a blob of the same name must not mix their blocks. */
    private final String prefix = UUID.randomUUID().toString();

    private final List<String> staged = new ArrayList<>();
    private byte[] block = new byte[FIRST_BLOCK];
    private int filled;

    AzureBlobWriter(BlockBlobClient target, Consumer<Runnable> guarded) {
        this.target = target;
        this.guarded = guarded;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int at = offset;
        int left = length;
        while (left > 0) {
            int part = Math.min(left, block.length - filled);
            System.arraycopy(bytes, at, block, filled, part);
            filled += part;
            at += part;
            left -= part;
            if (filled == block.length) {
                stage();
            }
        }
    }

    private void stage() {
        String id = Base64.getEncoder()
                .encodeToString(String.format(Locale.ROOT, "%s-%08d", prefix, staged.size())
                        .getBytes(StandardCharsets.US_ASCII));
        BinaryData data = BinaryData.fromBytes(filled == block.length ? block : Arrays.copyOf(block, filled));
        guarded.accept(() -> target.stageBlock(id, data));
        staged.add(id);
        filled = 0;
        if (staged.size() % BLOCKS_PER_SIZE == 0 && block.length < LARGEST_BLOCK) {
            block = new byte[block.length * 2];
        }
    }

    @Override
    public void prepare() {
        if (filled > 0) {
            stage();
        }
    }

    @Override
    public void commit(Map<String, String> metadata) {
        prepare();
        guarded.accept(() -> target.commitBlockListWithResponse(
                new BlockBlobCommitBlockListOptions(staged).setMetadata(metadata), null, Context.NONE));
    }

    @Override
    public void close() {
        // what was staged and not committed is invisible
    }
}
