package io.holdfast.vault;

import org.jspecify.annotations.Nullable;

/**
 * Storage refused or failed. The message names the account, the cause and the next step, and never holds a key. Unchecked,
 * so that it passes unchanged through the streams that read and write blobs.
 */
public final class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    public StorageException(Problem problem, String message) {
        this(problem, message, null);
    }

    public StorageException(Problem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /** What is wrong, and with which member of the request. */
    public enum Problem {
        /** Not a name that a container can have. */
        BAD_CONTAINER_NAME(Subject.CONTAINER),
        /** Not a name that a blob can have. */
        BAD_BLOB_NAME(Subject.BLOB),
        /** Not a name that an account can have. */
        BAD_ACCOUNT_NAME(Subject.ACCOUNT),
        /** Nobody answers there. */
        UNREACHABLE(Subject.ACCOUNT),
        /** The key is wrong, or no key at all. */
        KEY_REFUSED(Subject.ACCOUNT),
        /** The account, or its network rules, do not let this caller in. */
        FORBIDDEN(Subject.ACCOUNT),
        /** The account's Blob service has CORS rules. */
        CORS_ENABLED(Subject.ACCOUNT),
        CONTAINER_NOT_FOUND(Subject.CONTAINER),
        BLOB_NOT_FOUND(Subject.BLOB),
        /** The container is being deleted. */
        CONTAINER_BUSY(Subject.CONTAINER),
        /** The blob is leased, immutable, archived or of another type, or was replaced meanwhile. */
        CONFLICT(Subject.BLOB),
        /** This way of access cannot be used here. */
        ACCESS_NOT_SUPPORTED(Subject.ACCOUNT),
        /** Anything else: full, broken, cut off. */
        FAILED(Subject.ACCOUNT);

        private final Subject subject;

        Problem(Subject subject) {
            this.subject = subject;
        }

        public Subject subject() {
            return subject;
        }
    }

    /** The member of a backup or restore request that a problem is about. */
    public enum Subject {
        ACCOUNT,
        CONTAINER,
        BLOB
    }
}
