package io.holdfast.store;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A snapshot over one open read transaction. Threads that share it take turns. */
final class LockedSnapshot implements Snapshot {

    private final ReentrantLock lock = new ReentrantLock();
    private final Reader reader;
    private final long sequence;
    private final Runnable free;
    private boolean closed;

    LockedSnapshot(Reader reader, long sequence, Runnable free) {
        this.reader = reader;
        this.sequence = sequence;
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
            reader.scan(type, parent, visitor);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<String> types() {
        return alone(reader::types);
    }

    private <T> T alone(Supplier<T> read) {
        lock.lock();
        try {
            checkOpen();
            return read.get();
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
