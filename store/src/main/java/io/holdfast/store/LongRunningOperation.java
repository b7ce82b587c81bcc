package io.holdfast.store;

import io.holdfast.model.ServiceId;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous work behind a 202 and its Location. It never holds a storage key or another credential.
 *
 * @param id unguessable, safe in a URL path
 * @param started milliseconds since 1970-01-01T00:00Z
 * @param updated likewise; of the newest change of state
 * @param result what it did, JSON, once it succeeded; why it failed, where more is known than code and message say
 * @param errorCode once it failed or was cancelled
 * @param errorMessage likewise
 * @param course who began it, how far it is, and whether it can be cancelled
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
        @Nullable String errorMessage,
        Course course) {

    /**
     * What is known of it while it runs, and stays known afterwards.
     *
     * @param startedBy the name of who asked for it; null if that is not known
     * @param progress how far it was when it last said so: JSON
     * @param cancelledBy the name of who wants it cancelled; then it never succeeds
     * @param ending whether it has passed the point from which on it cannot be cancelled
     */
    public record Course(
            @Nullable String startedBy,
            @Nullable String progress,
            @Nullable String cancelledBy,
            boolean ending) {

        /** Of one that nothing is known of. */
        public static final Course UNKNOWN = new Course(null, null, null, false);
    }

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
        FAILED,
        /** Somebody cancelled it; it has left nothing. */
        CANCELLED
    }
}
