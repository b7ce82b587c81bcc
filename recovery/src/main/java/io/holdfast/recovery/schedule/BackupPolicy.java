package io.holdfast.recovery.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * When a service is backed up, where to, and what is kept.
 *
 * @param schedule times; at least one of it and {@code onChange} is there
 * @param onChange after changes
 * @param leaveOut as for a single backup
 * @param include as for a single backup
 * @param prove whether each backup is restored on trial
 */
record BackupPolicy(
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

    /**
     * How the storage account is entered. No key is here: policies are kept in the database.
     *
     * @param clientId of a user-assigned identity
     */
    record Access(Kind kind, Optional<String> clientId) {}

    /** The ways. */
    enum Kind {
        /** With the key that the deployment's settings hold for the account. */
        CONFIGURED("Configured"),
        SYSTEM_ASSIGNED("SystemAssignedManagedIdentity"),
        USER_ASSIGNED("UserAssignedManagedIdentity");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As requests spell it. */
        String word() {
            return word;
        }
    }

    /** Five fields and a time zone, checked. */
    record Schedule(String cron, String timeZone) {

        Instant next(Instant after) {
            return Cron.of(cron, timeZone).next(after);
        }
    }

    /**
     * @param quietSeconds a backup is made when nothing was changed for so long
     * @param atMostEverySeconds but not more often than this; and after so long if the changes do not pause
     */
    record OnChange(int quietSeconds, int atMostEverySeconds) {}

    /** Whose days and weeks count for what is kept. */
    ZoneId zone() {
        return schedule.map(times -> ZoneId.of(times.timeZone())).orElse(ZoneOffset.UTC);
    }
}
