package io.holdfast.store;

import io.holdfast.model.ServiceId;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous work behind a 202 and its Location. It never holds a storage key or another credential.
 *
 * @param id unguessable, safe in a URL path
 * @param started milliseconds since 1970-01-01T00:00Z
 * @param updated likewise; of the newest change of state
 * @param result what it did, JSON, once it succeeded
 * @param errorCode once it failed
 * @param errorMessage once it failed
 */
public record LongRunningOperation(
        String id,
        ServiceId service,
        Kind kind,
        State state,
        long started,
        long updated,
        @Nullable String result,
        @Nullable String errorCode,
        @Nullable String errorMessage) {

    /** What is being done. */
    public enum Kind {
        BACKUP,
        RESTORE,
        /** What a restore would do. */
        PREVIEW,
        /** Reads a whole archive. */
        VERIFY,
        /** Restores an archive into a generation that is thrown away. */
        PROVE;

        /** Whether no other operation may begin meanwhile; those that change nothing may run beside any. */
        public boolean holdsService() {
            return this == BACKUP || this == RESTORE;
        }
    }

    /** How far it is. */
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED
    }
}
