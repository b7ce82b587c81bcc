package io.holdfast.recoveryapi;

import io.holdfast.arm.ArmException;
import io.holdfast.arm.Problems;
import io.holdfast.recovery.RecoveryRefusal;
import io.holdfast.recovery.RecoveryRefusedException;
import io.holdfast.vault.StorageException.Problem;
import io.holdfast.vault.StorageException.Subject;
import java.util.function.Supplier;

/**
 * Refusals of recovery as ARM's errors: status, code and sentence. Azure spells what is wrong with a backup or restore request as
 * {@code Invalid parameter: …}, with the parameter's name on a second line.
 */
final class RefusalErrors {

    private static final String INVALID = "InvalidParameters";
    private static final String NOT_FOUND = "BackupNotFound";
    private static final String NOT_A_BACKUP = "NotABackup";

    private RefusalErrors() {}

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
                        ? new ArmException(404, NOT_FOUND, "Not found: " + problem)
                        : parameter(name(storage.what().subject()), problem);
            case RecoveryRefusal.NoSuchBackup gone -> new ArmException(404, NOT_FOUND, sentence(problem));
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
