package io.holdfast.store;

/** The configuration of one service. Reads outside a snapshot see the newest committed state of the live generation. */
public interface Configuration extends Reader {

    /**
     * Runs {@code work} in one transaction. Transactions of one service are serial; those of different services do not
     * wait for each other. When {@code work} throws, nothing is changed and the exception passes through. Listeners
     * have been told when this returns, unless the database went away right after the commit: then they are told later.
     * {@code work} may be run a second time, after the first was undone, when the connection to the database broke.
     *
     * @throws ServiceLockedException while a restore holds the service
     */
    <T, X extends Exception> T write(Work<T, X> work) throws X;

    /** A consistent view of the live generation at one sequence number; writes go on meanwhile. Must be closed. */
    Snapshot snapshot();

    /**
     * A new generation beside the live one: for the restore that {@code operation} names and that holds the service, or
     * for a preview or a proof, which can read it and never make it live. Invisible until {@link GenerationWriter#activate}; closed or cut off before, it leaves nothing behind.
     */
    GenerationWriter newGeneration(LongRunningOperation operation);

    /** What to do in a transaction. */
    @FunctionalInterface
    interface Work<T, X extends Exception> {
        T in(Transaction transaction) throws X;
    }
}
