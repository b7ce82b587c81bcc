package io.holdfast.store;

import io.holdfast.model.ServiceId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes of one service that are committed together. Each is run by its own thread, while that thread holds the service;
 * the last one commits for all, and the others wait for it.
 */
final class WriteGroup {

    /** So many, or begun so long ago, and it is committed whoever waits: those in it wait, too. */
    private static final int MOST = 64;

    private static final Logger LOG = LoggerFactory.getLogger(WriteGroup.class);

    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ServiceId service;
    private final SharedTransaction transaction;
    private final Told told;
    private final long begun = System.nanoTime();
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private int parts;

    /** Tells listeners of what is committed. */
    @FunctionalInterface
    interface Told {
        void of(ServiceId service, Generations.Written written);
    }

    WriteGroup(ServiceId service, SharedTransaction transaction, Told told) {
        this.service = service;
        this.transaction = transaction;
        this.told = told;
    }

    /** What became of a group. */
    sealed interface Outcome {

        /** It is durable, and listeners were told. */
        record Committed() implements Outcome {}

        /** Nothing of it is there. */
        record Undone(Throwable cause) implements Outcome {}

        /** It may be there or not, or listeners were not told of it. */
        record Unknown(Throwable cause) implements Outcome {}
    }

    /** What one write has come to, if the group is committed. */
    record Part<T>(
            WriteGroup group, @Nullable T result, @Nullable Throwable thrown) {}

    /** Runs one write. Whatever it throws is in the part. */
    <T, X extends Exception> Part<T> run(Configuration.Work<T, X> work) {
        parts++;
        try {
            return new Part<>(this, transaction.part(work), null);
        } catch (Throwable e) { // it is thrown on, once it is known what became of those before it
            return new Part<>(this, null, e);
        }
    }

    /** Whether another write may come in. */
    boolean hasRoom() {
        return transaction.isUsable() && parts < MOST && System.nanoTime() - begun < LONGEST_NANOS;
    }

    /** Commits, or undoes what cannot be committed. The caller holds the service. */
    void end() {
        Outcome ended = new Outcome.Unknown(new IllegalStateException("a group of writes was not ended"));
        try {
            ended = ending();
        } finally {
            outcome.complete(ended);
        }
    }

    private Outcome ending() {
        Generations.Written written;
        try {
            if (!transaction.isUsable()) {
                return new Outcome.Undone(transaction.failure());
            }
            written = transaction.commit();
        } catch (RuntimeException | Error e) {
            return e instanceof DatabaseException of && of.isCommitUnknown()
                    ? new Outcome.Unknown(e)
                    : new Outcome.Undone(e);
        } finally {
            close();
        }
        try {
            told.of(service, written);
            return new Outcome.Committed();
        } catch (RuntimeException e) {
            return new Outcome.Unknown(e);
        }
    }

    /** Whatever is wrong with the connection by now: what is committed is committed. */
    private void close() {
        try {
            transaction.close();
        } catch (StoreException e) {
            LOG.atWarn()
                    .addKeyValue("service", service.key())
                    .addKeyValue("reason", e.getMessage())
                    .log("what a write used could not be freed");
        }
    }

    /** Waits for the end. */
    Outcome outcome() {
        return outcome.join();
    }

    /** How many writes were in it; only once it has ended. */
    int parts() {
        return parts;
    }
}
