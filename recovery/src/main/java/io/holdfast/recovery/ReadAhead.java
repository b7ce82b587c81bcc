package io.holdfast.recovery;

import io.holdfast.archive.ArchiveReader;
import io.holdfast.model.Resource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an archive in a thread of its own, a few batches ahead of what is done with its resources: opening and checking them costs
 * about as much as writing them to a database, and with a second processor the two go on at the same time.
 */
final class ReadAhead {

    private static final int BATCHES = 4;

    /** Records of a batch, unless they are large. */
    private static final int RECORDS = 500;

    /** Bytes of documents and secrets that end a batch. */
    private static final int BATCH_BYTES = 1 << 20;

    /** Bytes that may lie in batches that were read and are not yet done with; a larger resource waits until there is none. */
    private static final int AHEAD_BYTES = 4 << 20;

    /** How often it is looked whether the run must stop while nothing comes from the storage. */
    private static final long PATIENCE_MILLIS = 100;

    /**
     * @param bytes of {@link #AHEAD_BYTES} that it takes
     * @param failure with which reading ended, or null if it goes on or ended well
     * @param last whether nothing follows
     */
    private record Batch(
            List<Resource> resources, int bytes, @Nullable Throwable failure, boolean last) {}

    private final ArchiveReader archive;
    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(BATCHES);
    private final Semaphore ahead = new Semaphore(AHEAD_BYTES);
    private volatile boolean abandoned;

    private ReadAhead(ArchiveReader archive) {
        this.archive = archive;
    }

    /**
     * Hands all resources to {@code visitor}, in the caller's thread and in the archive's order. They may only be used when this has
     * returned, as with {@link ArchiveReader#read}.
     *
     * @throws RunControl.StoppedException if {@code control} was told to stop
     */
    static void read(ArchiveReader archive, RunControl control, Consumer<Resource> visitor) throws IOException {
        new ReadAhead(archive).run(control, visitor);
    }

    private void run(RunControl control, Consumer<Resource> visitor) throws IOException {
        Thread reader = Thread.ofPlatform()
                .daemon()
                .name(Thread.currentThread().getName() + "-reader")
                .start(this::read);
        try {
            Batch batch;
            do {
                batch = next(reader, control);
                batch.resources().forEach(visitor);
                ahead.release(batch.bytes());
            } while (!batch.last());
            rethrow(batch.failure());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunControl.StoppedException();
        } finally {
            end(reader);
        }
    }

    private Batch next(Thread reader, RunControl control) throws InterruptedException {
        while (true) {
            control.check();
            boolean alive = reader.isAlive(); // asked first: what it handed over before it ended is there then
            Batch batch = batches.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (batch != null) {
                return batch;
            }
            if (!alive) {
                throw new IllegalStateException("the reader of the archive ended without a word");
            }
        }
    }

    /** In the reader's thread. An interrupt tells it that nobody takes its batches any more. */
    private void read() {
        try {
            Throwable failure = null;
            var filling = new Filling();
            try {
                archive.<InterruptedException>read(filling::add);
            } catch (InterruptedException e) {
                throw e;
            } catch (Throwable e) { // whatever it is: it belongs to the run, not to this thread
                failure = e;
            }
            filling.hand(failure, true);
        } catch (InterruptedException e) {
            batches.clear();
        }
    }

    private final class Filling {
        private List<Resource> resources = new ArrayList<>();
        private int bytes;

        void add(Resource resource) throws InterruptedException {
            if (abandoned) {
                throw new InterruptedException();
            }
            resources.add(resource);
            byte[] secrets = resource.secrets();
            bytes += resource.document().length + (secrets == null ? 0 : secrets.length);
            if (resources.size() >= RECORDS || bytes >= BATCH_BYTES) {
                hand(null, false);
            }
        }

        void hand(@Nullable Throwable failure, boolean last) throws InterruptedException {
            int taken = Math.min(bytes, AHEAD_BYTES);
            ahead.acquire(taken);
            batches.put(new Batch(resources, taken, failure, last));
            resources = new ArrayList<>();
            bytes = 0;
        }
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
        switch (failure) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    /** Whatever the reader does at the moment; should a call of the storage's swallow the interrupt, it finds room for its last batches. */
    private void end(Thread reader) {
        abandoned = true;
        batches.clear();
        ahead.release(2 * AHEAD_BYTES);
        reader.interrupt();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
