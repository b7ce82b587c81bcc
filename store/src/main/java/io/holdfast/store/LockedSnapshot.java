package io.holdfast.store;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A snapshot over one open read transaction. Threads that share it take turns. */
final class LockedSnapshot implements Snapshot {

    private final ReentrantLock lock = new ReentrantLock();
    private final Reader reader;
    private final long sequence;
    private final UnaryOperator<StoreException> judged;
    private final Runnable free;
    private boolean closed;

    /**
     * @param judged makes of a failure what it comes to
     * @param free frees what the database holds for it
     */
    LockedSnapshot(Reader reader, long sequence, UnaryOperator<StoreException> judged, Runnable free) {
        this.reader = reader;
        this.sequence = sequence;
        this.judged = judged;
        this.free = free;
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public Optional<Resource> get(ResourceKey key) {
        return alone(() -> reader.get(key));
    }

    @Override
    public long count(String type, @Nullable String parent) {
        return alone(() -> reader.count(type, parent));
    }

    @Override
    public List<Resource> list(String type, @Nullable String parent, int skip, int top) {
        return alone(() -> reader.list(type, parent, skip, top));
    }

    @Override
    public List<Resource> after(String type, @Nullable ResourceKey last, int top) {
        return alone(() -> reader.after(type, last, top));
    }

    @Override
    public List<Resource> after(String type, String parent, @Nullable String last, int top) {
        return alone(() -> reader.after(type, parent, last, top));
    }

    @Override
    public <X extends Exception> void scan(String type, @Nullable String parent, Visitor<X> visitor) throws X {
        lock.lock();
        try {
            checkOpen();
            scanning(type, parent, visitor);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<String> types() {
        return alone(reader::types);
    }

    /** What the visitor itself fails at is not this generation's failure. */
    private <X extends Exception> void scanning(String type, @Nullable String parent, Visitor<X> visitor) throws X {
        var visits = new AtomicBoolean();
        try {
            reader.<X>scan(type, parent, resource -> {
                visits.set(true);
                visitor.visit(resource);
                visits.set(false);
            });
        } catch (StoreException e) {
            throw visits.get() ? e : judged.apply(e);
        }
    }

    private <T> T alone(Supplier<T> read) {
        lock.lock();
        try {
            checkOpen();
            return read.get();
        } catch (StoreException e) {
            throw judged.apply(e);
        } finally {
            lock.unlock();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("The snapshot is closed");
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                free.run();
            }
        } finally {
            lock.unlock();
        }
    }
}
