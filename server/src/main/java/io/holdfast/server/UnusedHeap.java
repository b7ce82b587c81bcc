package io.holdfast.server;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * Gives memory back that a busy time took. A collector runs when somebody needs memory, so after the last call nobody does, and the heap stays as
 * large as it was. Looked at once in a while: if the collector ran before and did not since the last look, nobody is in a hurry, and a
 * full collection shrinks the heap to what is in use. Only heaps of the default size, in which it takes a tenth of a second.
 */
final class UnusedHeap implements Runnable {

    static final long LARGEST = 512L * 1024 * 1024;

    private final LongSupplier collections;
    private final Runnable collect;
    private long seen;
    private long given;

    UnusedHeap(LongSupplier collections, Runnable collect) {
        this.collections = collections;
        this.collect = collect;
    }

    static UnusedHeap ofThisProcess() {
        return new UnusedHeap(UnusedHeap::collections, System::gc);
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    @Override
    public void run() {
        long now = collections.getAsLong();
        if (now == seen && now != given) {
            collect.run();
            now = collections.getAsLong();
            given = now;
        }
        seen = now;
    }
}
