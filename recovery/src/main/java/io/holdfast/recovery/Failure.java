package io.holdfast.recovery;

import io.holdfast.archive.ArchiveException;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.StoreException;
import io.holdfast.vault.StorageException;

/**
 * Why a run failed, in words.
 *
 * @param code {@code BackupFailed}, {@code RestoreFailed} …
 * @param defect whether the cause is one that people cannot mend: a defect of this program
 */
record Failure(String code, String message, boolean defect) {

    static Failure of(LongRunningOperation.Kind kind, Throwable cause) {
        return switch (cause) {
            case RefusedException refused -> failure(kind, text(refused), false);
            case ArchiveException damaged -> failure(kind, text(damaged), false);
            case StorageException storage -> failure(kind, text(storage), false);
            case RunControl.StoppedException stopped -> stopped(kind);
            case StoreException database -> failure(kind, "the database failed: " + text(database), true);
            default ->
                failure(
                        kind,
                        "an internal error (" + cause.getClass().getSimpleName()
                                + "); the server's log has the details",
                        true);
        };
    }

    static Failure stopped(LongRunningOperation.Kind kind) {
        return failure(kind, "the server was stopped meanwhile; start it and send the request again", false);
    }

    /** What is said of a run that {@code by} cancelled. */
    static String cancelled(String by) {
        return "Cancelled by " + by + "; nothing was changed.";
    }

    private static Failure failure(LongRunningOperation.Kind kind, String why, boolean defect) {
        return switch (kind) {
            case BACKUP -> new Failure("BackupFailed", "Cannot backup: " + why, defect);
            case RESTORE -> new Failure("RestoreFailed", "Cannot restore: " + why, defect);
            case PREVIEW -> new Failure("PreviewFailed", "Cannot preview: " + why, defect);
            case VERIFY -> new Failure("VerifyFailed", "Cannot verify: " + why, defect);
            case PROVE -> new Failure("ProveFailed", "Cannot prove: " + why, defect);
        };
    }

    private static String text(Throwable cause) {
        return String.valueOf(cause.getMessage());
    }
}
