package io.holdfast.recovery.schedule;

import io.holdfast.recovery.RecoveryRefusedException;
import io.holdfast.vault.BlobNames;
import io.holdfast.vault.StorageException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * When a service is backed up, where to, and what is kept. One that cannot be used is not made: its parts throw
 * {@link RecoveryRefusedException} with {@link io.holdfast.recovery.RecoveryRefusal.InvalidPolicy}, which names the component.
 *
 * @param storageAccount the account's name, not its URL
 * @param containerName the blob container; the first backup makes it
 * @param access how the account is entered
 * @param schedule times; at least one of it and {@code onChange} is there
 * @param onChange after changes
 * @param namePattern how its backups are called
 * @param leaveOut as for a single backup, see {@link io.holdfast.recovery.BackupOptions}; whether there are such names is looked at
 *     when a policy is put, so that what was stored stays readable whatever types there are later
 * @param include likewise
 * @param prove whether each backup is restored on trial
 * @param retention which backups are kept
 * @param enabled whether it does anything
 */
public record BackupPolicySpec(
        String storageAccount,
        String containerName,
        Access access,
        Optional<Schedule> schedule,
        Optional<OnChange> onChange,
        NamePattern namePattern,
        List<String> leaveOut,
        List<String> include,
        boolean prove,
        RetentionRules retention,
        boolean enabled) {

    private static final int MOST_NAMES = 1_024;

    public BackupPolicySpec {
        check("storageAccount", BlobNames::checkAccount, storageAccount);
        check("containerName", BlobNames::checkContainer, containerName);
        if (schedule.isEmpty() && onChange.isEmpty()) {
            throw Invalid.policy("schedule", "is required, or onChange");
        }
        leaveOut = bounded("leaveOut", leaveOut);
        include = bounded("include", include);
    }

    private static void check(String member, Consumer<String> check, String name) {
        try {
            check.accept(name);
        } catch (StorageException e) {
            throw Invalid.policy(member, "is not possible: " + e.getMessage());
        }
    }

    private static List<String> bounded(String member, List<String> names) {
        if (names.size() > MOST_NAMES) {
            throw Invalid.policy(member, "must have at most " + MOST_NAMES + " names");
        }
        return List.copyOf(names);
    }

    /** How a storage account is entered. No key is here: policies are kept in the database. */
    public sealed interface Access {

        /** With the key that the deployment's settings hold for the account. */
        record Configured() implements Access {}

        /** As the service's system-assigned identity. */
        record SystemAssigned() implements Access {}

        /** As one of its user-assigned identities. */
        record UserAssigned(String clientId) implements Access {}
    }

    /**
     * Times.
     *
     * @param cron five fields, or a short form such as {@code @daily}
     * @param timeZone a name like {@code Europe/Berlin}, or {@code UTC}
     */
    public record Schedule(String cron, String timeZone) {

        /** Where no time zone is said. */
        public static final String UTC = "UTC";

        public Schedule {
            Cron.of(cron, timeZone);
        }

        Instant next(Instant after) {
            return Cron.of(cron, timeZone).next(after);
        }
    }

    /**
     * After changes.
     *
     * @param quietSeconds a backup is made when nothing was changed for so long; from 1 to {@link #LONGEST_QUIET}
     * @param atMostEverySeconds but not more often than this, and after so long if the changes do not pause; from
     *     {@code quietSeconds} to {@link #LONGEST_INTERVAL}
     */
    public record OnChange(int quietSeconds, int atMostEverySeconds) {

        /** In seconds: where nothing is said. */
        public static final int DEFAULT_QUIET = 60;

        /** In seconds: a day. */
        public static final int LONGEST_QUIET = 86_400;

        /** In seconds: a week. */
        public static final int LONGEST_INTERVAL = 7 * LONGEST_QUIET;

        public OnChange {
            Invalid.unlessWithin("onChange.quietSeconds", quietSeconds, 1, LONGEST_QUIET);
            Invalid.unlessWithin("onChange.atMostEverySeconds", atMostEverySeconds, quietSeconds, LONGEST_INTERVAL);
        }

        /** Each quarter of an hour at most, or as seldom as it is quiet. */
        public static OnChange afterQuiet(int seconds) {
            return new OnChange(seconds, Math.max(seconds, 900));
        }
    }

    /** Whose days and weeks count for what is kept. */
    ZoneId zone() {
        return schedule.map(times -> ZoneId.of(times.timeZone())).orElse(ZoneOffset.UTC);
    }
}
