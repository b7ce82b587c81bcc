package io.holdfast.recoveryapi;

import io.holdfast.arm.ArmException;
import io.holdfast.arm.Problems;
import io.holdfast.recovery.RecoveryRefusal;
import io.holdfast.recovery.RecoveryRefusedException;
import io.holdfast.recovery.RecoveryRun;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.NothingReplacedException;
import io.holdfast.vault.StorageException;
import io.holdfast.vault.StorageException.Problem;
import io.holdfast.vault.StorageException.Subject;
import java.util.function.Supplier;

/**
 * What this room refuses: recovery's own refusals as ARM's errors, and what is refused of a request before or after that, each with status,
 * code and sentence. What a member must be, {@link Problems} says. Azure spells what is wrong with a backup or restore request as
 * {@code Invalid parameter: …}, with the parameter's name on a second line.
 */
final class RecoveryRefusals {

    private static final String INVALID = "InvalidParameters";
    private static final String NO_BACKUP = "BackupNotFound";
    private static final String NOT_FOUND = "ResourceNotFound";
    private static final String NOT_A_BACKUP = "NotABackup";

    private RecoveryRefusals() {}

    /** @throws ArmException if recovery refuses {@code work} */
    static <T> T refusing(Supplier<T> work) {
        try {
            return work.get();
        } catch (RecoveryRefusedException e) {
            throw of(e.refusal());
        }
    }

    static ArmException of(RecoveryRefusal refusal) {
        String problem = refusal.problem();
        return switch (refusal) {
            case RecoveryRefusal.UnsupportedTier tier -> new ArmException(400, INVALID, "Cannot backup: " + problem);
            case RecoveryRefusal.NothingToLeaveOut name -> parameter("holdfast.leaveOut", problem);
            case RecoveryRefusal.NothingToInclude name -> parameter("holdfast.include", problem);
            case RecoveryRefusal.StorageRefused storage ->
                storage.what() == Problem.BLOB_NOT_FOUND
                        ? new ArmException(404, NO_BACKUP, "Not found: " + problem)
                        : parameter(name(storage.what().subject()), problem);
            case RecoveryRefusal.NoSuchBackup gone -> new ArmException(404, NO_BACKUP, sentence(problem));
            case RecoveryRefusal.NotABackup foreign -> new ArmException(400, NOT_A_BACKUP, "Cannot show: " + problem);
            case RecoveryRefusal.NoBackupToDelete foreign ->
                new ArmException(400, NOT_A_BACKUP, "Cannot delete: " + problem);
            case RecoveryRefusal.UnreadableBackup closed ->
                new ArmException(400, "BackupUnreadable", "Cannot show: " + problem);
            case RecoveryRefusal.UndoNotAllowed undo ->
                new ArmException(403, "AuthorizationFailed", "Cannot undo: " + problem);
            case RecoveryRefusal.InvalidPolicy policy ->
                Problems.refusal(
                        policy.member().equals("name") ? "name" : "properties." + policy.member(), policy.problem());
        };
    }

    /** Of a run of Azure's API. */
    static ArmException noOperation(String id) {
        return new ArmException(
                404,
                NOT_FOUND,
                "The operation '" + id + "' was not found. Results are kept for seven days after its end.");
    }

    static ArmException failed(RecoveryRun run) {
        LongRunningOperation operation = run.operation();
        return new ArmException(400, String.valueOf(operation.errorCode()), String.valueOf(operation.errorMessage()));
    }

    /** @param sentence when it ended, and what can be done now */
    static ArmException runEnded(String sentence) {
        return new ArmException(409, "RunEnded", sentence);
    }

    /** @param sentence likewise */
    static ArmException runEnding(String sentence) {
        return new ArmException(409, "RunEnding", sentence);
    }

    static ArmException noPreview(String run) {
        return new ArmException(
                409,
                "NoPlan",
                "The operation '" + run + "' is no preview that has succeeded, so it names no resources.");
    }

    static ArmException previewGone(String run) {
        return new ArmException(
                404,
                NOT_FOUND,
                "The resources of the preview '" + run + "' are not kept any more: that is for a day. Preview again.");
    }

    static ArmException outOfRange(String parameter, int most) {
        return new ArmException(400, "InvalidParameter", parameter + " must be a number from 1 to " + most + ".");
    }

    static ArmException nothingToUndo(NothingReplacedException reason) {
        return new ArmException(409, "NothingToUndo", String.valueOf(reason.getMessage()));
    }

    static ArmException noAcceptedSources() {
        return new ArmException(
                404, NOT_FOUND, "The service has no acceptedSources: it accepts backups of any service.");
    }

    static ArmException noPolicy(String name) {
        return new ArmException(
                404,
                NOT_FOUND,
                "The service has no backup policy '" + name + "'; GET …/backupPolicies lists those it has.");
    }

    static ArmException storageFailed(StorageException reason) {
        return new ArmException(400, "StorageFailed", String.valueOf(reason.getMessage()));
    }

    private static ArmException parameter(String name, String problem) {
        return new ArmException(400, INVALID, "Invalid parameter: " + problem + "\r\nParameter name: " + name);
    }

    private static String name(Subject subject) {
        return switch (subject) {
            case ACCOUNT -> "backupStorageAccount";
            case CONTAINER -> "backupContainerName";
            case BLOB -> "backupName";
        };
    }

    private static String sentence(String problem) {
        return Character.toUpperCase(problem.charAt(0)) + problem.substring(1);
    }
}
