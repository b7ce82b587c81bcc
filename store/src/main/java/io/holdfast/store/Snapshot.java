package io.holdfast.store;

/** A frozen, consistent view of one generation. Closing it frees what the database holds for it. */
public interface Snapshot extends Reader, AutoCloseable {

    /** The number of the newest change that this view contains. */
    long sequence();

    /** What is left of a configuration that is damaged: nothing. */
    static Snapshot ofNothing(long sequence) {
        return new NoConfiguration(sequence);
    }

    @Override
    void close();
}
