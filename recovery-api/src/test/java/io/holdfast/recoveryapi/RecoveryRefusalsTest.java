package io.holdfast.recoveryapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.arm.ArmException;
import io.holdfast.recovery.RecoveryRefusal;
import io.holdfast.recovery.RecoveryRefusedException;
import io.holdfast.vault.StorageException.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Statuses, codes and sentences that clients know: tools compare them. */
class RecoveryRefusalsTest {

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        new RecoveryRefusal.UnsupportedTier("BasicV2", List.of("Developer", "Premium")),
                        400,
                        "InvalidParameters",
                        "Cannot backup: current SKU is 'BasicV2'; backup and restore are supported for Developer, Premium"),
                Arguments.of(
                        new RecoveryRefusal.NothingToLeaveOut("user", "secrets", List.of("apis", "users")),
                        400,
                        "InvalidParameters",
                        "Invalid parameter: 'user' is nothing that can be left out; use secrets or one of apis, users"
                                + "\r\nParameter name: holdfast.leaveOut"),
                Arguments.of(
                        new RecoveryRefusal.NothingToInclude("apis", List.of("portal")),
                        400,
                        "InvalidParameters",
                        "Invalid parameter: 'apis' is nothing that can be included; use portal"
                                + "\r\nParameter name: holdfast.include"),
                Arguments.of(
                        new RecoveryRefusal.StorageRefused(Problem.KEY_REFUSED, "it refused the access key"),
                        400,
                        "InvalidParameters",
                        "Invalid parameter: it refused the access key\r\nParameter name: backupStorageAccount"),
                Arguments.of(
                        new RecoveryRefusal.StorageRefused(Problem.CONTAINER_NOT_FOUND, "no container 'c'"),
                        400,
                        "InvalidParameters",
                        "Invalid parameter: no container 'c'\r\nParameter name: backupContainerName"),
                Arguments.of(
                        new RecoveryRefusal.StorageRefused(Problem.BAD_BLOB_NAME, "the blob name 'b.' ends with a dot"),
                        400,
                        "InvalidParameters",
                        "Invalid parameter: the blob name 'b.' ends with a dot\r\nParameter name: backupName"),
                Arguments.of(
                        new RecoveryRefusal.StorageRefused(Problem.BLOB_NOT_FOUND, "no blob 'b'"),
                        404,
                        "BackupNotFound",
                        "Not found: no blob 'b'"),
                Arguments.of(
                        new RecoveryRefusal.NoSuchBackup("acc", "c", "b"),
                        404,
                        "BackupNotFound",
                        "The container 'c' of storage account 'acc' has no blob 'b'; list the container to see what it has"),
                Arguments.of(
                        new RecoveryRefusal.NotABackup("the blob is no Holdfast archive"),
                        400,
                        "NotABackup",
                        "Cannot show: the blob is no Holdfast archive"),
                Arguments.of(
                        new RecoveryRefusal.NoBackupToDelete("c", "b"),
                        400,
                        "NotABackup",
                        "Cannot delete: the blob 'b' in the container 'c' is no backup of Holdfast; check the name, or say"
                                + " force to delete it all the same"),
                Arguments.of(
                        new RecoveryRefusal.UnreadableBackup("the archive is damaged"),
                        400,
                        "BackupUnreadable",
                        "Cannot show: the archive is damaged"),
                Arguments.of(
                        new RecoveryRefusal.UndoNotAllowed("the backup is of another"),
                        403,
                        "AuthorizationFailed",
                        "Cannot undo: the backup is of another"),
                Arguments.of(
                        new RecoveryRefusal.InvalidPolicy("schedule.cron", "has a step of 0"),
                        400,
                        "InvalidParameters",
                        "Invalid parameter: 'properties.schedule.cron' has a step of 0."
                                + "\r\nParameter name: properties.schedule.cron"),
                Arguments.of(
                        new RecoveryRefusal.InvalidPolicy("name", "is one too many"),
                        400,
                        "InvalidParameters",
                        "Invalid parameter: 'name' is one too many.\r\nParameter name: name"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void eachHasItsStatusCodeAndSentence(RecoveryRefusal refusal, int status, String code, String message) {
        assertThatThrownBy(() -> RecoveryRefusals.refusing(() -> {
                    throw new RecoveryRefusedException(refusal);
                }))
                .isInstanceOfSatisfying(ArmException.class, e -> {
                    assertThat(e.status()).isEqualTo(status);
                    assertThat(e.code()).isEqualTo(code);
                })
                .hasMessage(message);
    }

    @Test
    void everyKindIsHere() {
        List<Class<?>> seen =
                refusals().<Class<?>>map(each -> each.get()[0].getClass()).toList();

        assertThat(Arrays.asList(RecoveryRefusal.class.getPermittedSubclasses()))
                .isNotEmpty()
                .allMatch(seen::contains);
    }
}
