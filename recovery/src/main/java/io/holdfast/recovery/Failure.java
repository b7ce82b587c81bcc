package io.holdfast.recovery;

import io.holdfast.archive.ArchiveException;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.StoreException;
import io.holdfast.vault.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Why a run failed, in words.
 *
 * @param code {@code BackupFailed}, {@code RestoreFailed} …
 * @param rule that refused the run; null where something failed
 * @param defect whether the cause is one that people cannot mend: a defect of this program
 */
record Failure(String code, String message, @Nullable String rule, boolean defect) {

    static Failure of(LongRunningOperation.Kind kind, Throwable cause) {
        return switch (cause) {
            case RefusedException refused -> failure(kind, text(refused), false).by(refused.rule());
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

    private Failure by(String refusing) {
        return new Failure(code, message, refusing, defect);
    }

    private static Failure failure(LongRunningOperation.Kind kind, String why, boolean defect) {
        return switch (kind) {
            case BACKUP -> new Failure("BackupFailed", "Cannot backup: " + why, null, defect);
            case RESTORE -> new Failure("RestoreFailed", "Cannot restore: " + why, null, defect);
            case PREVIEW -> new Failure("PreviewFailed", "Cannot preview: " + why, null, defect);
            case VERIFY -> new Failure("VerifyFailed", "Cannot verify: " + why, null, defect);
            case PROVE -> new Failure("ProveFailed", "Cannot prove: " + why, null, defect);
        };
    }

    private static String text(Throwable cause) {
        return String.valueOf(cause.getMessage());
    }
}
