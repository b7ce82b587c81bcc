package io.holdfast.recovery;

import io.holdfast.vault.StorageException;
import java.util.List;
import java.util.Optional;

/**
 * Why something was refused before anything was done: in words for people, and in facts for programs. Nothing of it is secret.
 * What only an archive can tell (SKU, expiry, format, recovery key) is no refusal: it ends the run, see {@link RunOutcome.Refused}.
 */
public sealed interface RecoveryRefusal {

    /** What is wrong and, where there is one, the next step: one sentence without a full stop. */
    String problem();

    /** What is wrong, by the name of its component: {@code storageAccount}, {@code leaveOut}, {@code schedule.cron}; empty where it is none. */
    default Optional<String> field() {
        return Optional.empty();
    }

    /**
     * The service's tier has no backups, by Azure's rule.
     *
     * @param sku the SKU's name
     * @param supported the names of those that have
     */
    record UnsupportedTier(String sku, List<String> supported) implements RecoveryRefusal {

        public UnsupportedTier {
            supported = List.copyOf(supported);
        }

        @Override
        public String problem() {
            return "current SKU is '" + sku + "'; backup and restore are supported for " + String.join(", ", supported);
        }
    }

    /**
     * Nothing of that name can be left out.
     *
     * @param secrets the word for the secret members of all types
     * @param types the resource types that can be
     */
    record NothingToLeaveOut(String name, String secrets, List<String> types) implements RecoveryRefusal {

        public NothingToLeaveOut {
            types = List.copyOf(types);
        }

        @Override
        public String problem() {
            return "'" + name + "' is nothing that can be left out; use " + secrets + " or one of "
                    + String.join(", ", types);
        }

        @Override
        public Optional<String> field() {
            return Optional.of("leaveOut");
        }
    }

    /**
     * Nothing of that name can be included.
     *
     * @param words those that can be
     */
    record NothingToInclude(String name, List<String> words) implements RecoveryRefusal {

        public NothingToInclude {
            words = List.copyOf(words);
        }

        @Override
        public String problem() {
            return "'" + name + "' is nothing that can be included; use " + String.join(", ", words);
        }

        @Override
        public Optional<String> field() {
            return Optional.of("include");
        }
    }

    /**
     * The storage account, the container or the blob cannot be used: a bad name, a wrong key, nobody answers.
     *
     * @param what kind of trouble, and with which of the three
     * @param problem names the account, the cause and the next step
     */
    record StorageRefused(StorageException.Problem what, String problem) implements RecoveryRefusal {

        @Override
        public Optional<String> field() {
            return Optional.of(
                    switch (what.subject()) {
                        case ACCOUNT -> "storageAccount";
                        case CONTAINER -> "containerName";
                        case BLOB -> "backupName";
                    });
        }
    }

    /** The container has no such blob. */
    record NoSuchBackup(String storageAccount, String containerName, String backupName) implements RecoveryRefusal {

        @Override
        public String problem() {
            return "the container '" + containerName + "' of storage account '" + storageAccount + "' has no blob '"
                    + backupName + "'; list the container to see what it has";
        }

        @Override
        public Optional<String> field() {
            return Optional.of("backupName");
        }
    }

    /** A blob that was to be shown is no backup. */
    record NotABackup(String problem) implements RecoveryRefusal {

        @Override
        public Optional<String> field() {
            return Optional.of("backupName");
        }
    }

    /** A blob that was to be deleted is no backup, and nobody said that it should go all the same. */
    record NoBackupToDelete(String containerName, String backupName) implements RecoveryRefusal {

        @Override
        public String problem() {
            return "the blob '" + backupName + "' in the container '" + containerName
                    + "' is no backup of Holdfast; check the name, or say force to delete it all the same";
        }

        @Override
        public Optional<String> field() {
            return Optional.of("backupName");
        }
    }

    /** The blob is a backup, but its manifest cannot be read. */
    record UnreadableBackup(String problem) implements RecoveryRefusal {

        @Override
        public Optional<String> field() {
            return Optional.of("backupName");
        }
    }

    /** Going back to what was replaced is more than the caller may do, or than the service accepts. */
    record UndoNotAllowed(String problem) implements RecoveryRefusal {}

    /**
     * A backup policy that cannot be used as it is.
     *
     * @param member what is wrong, with dots: {@code schedule.cron}
     * @param problem to be put after its name: {@code must be …}
     */
    record InvalidPolicy(String member, String problem) implements RecoveryRefusal {

        @Override
        public Optional<String> field() {
            return Optional.of(member);
        }
    }
}
