package io.holdfast.server;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what another machine does, but not for ever. */
final class BoundedWait {

    private BoundedWait() {}

    /** What was waited for took too long. */
    static final class EndedException extends IOException {

        private static final long serialVersionUID = 1L;

        EndedException(Duration timeout) {
            super("it did not answer within " + timeout.toMillis() / 1000.0 + " seconds");
        }
    }

    /**
     * The result; what has not come in time is given up.
     *
     * @throws EndedException if it takes longer
     * @throws IOException that of the work, or one about what else it threw
     */
    static <T> T await(CompletableFuture<T> work, Duration timeout) throws IOException, InterruptedException {
        try {
            return work.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new EndedException(timeout);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        } finally {
            work.cancel(true); // does nothing to what is done
        }
    }
}
