package io.holdfast.recovery.schedule;

import io.holdfast.model.Names;
import io.holdfast.recovery.KnownBackup;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.RunOutcome;
import io.holdfast.recovery.RunOutcome.Restored;
import io.holdfast.recovery.schedule.RecoveryStatus.LastProof;
import io.holdfast.recovery.schedule.RecoveryStatus.LastRestore;
import io.holdfast.recovery.schedule.RecoveryStatus.Restorable;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.LongRunningOperation.State;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds out how recoverable a service is. */
record StatusReader(Store store, Recovery recovery, BackupPolicies policies, Clock clock) {

    RecoveryStatus of(Service service) {
        Instant now = clock.instant();
        List<KnownBackup> backups = own(service);
        List<KnownBackup> openable = backups.stream()
                .filter(backup -> recovery.opens(backup.facts().recoveryKey()))
                .toList();
        Optional<String> damage = store.damage(service);
        Optional<KnownBackup> newest = openable.stream()
                .filter(backup -> backup.facts().expires().isAfter(now))
                .max(Comparator.comparing(backup -> backup.facts().created()));
        Optional<Long> unsaved = newest.map(backup ->
                Math.max(0, service.sequence() - backup.facts().source().sequence()));
        return new RecoveryStatus(
                service.sequence(),
                damage,
                newest.map(StatusReader::restorable),
                // Of a damaged configuration nobody knows what is in no backup: it costs what happened since the
                // newest.
                damage.isPresent() ? Optional.empty() : unsaved,
                newest.map(backup -> damage.isEmpty() && unsaved.equals(Optional.of(0L)) ? 0 : age(backup, now)),
                lastRestore(service),
                lastProof(openable),
                missingKeys(backups, now),
                policies.list(service));
    }

    /** Of this very service: not what another of its name left, nor foreign backups that were only checked here. */
    private List<KnownBackup> own(Service service) {
        return recovery.knownBackups(service.id()).stream()
                .filter(backup -> Names.same(
                        backup.facts().source().service(), service.id().toString()))
                .filter(backup -> backup.facts().created().toEpochMilli() >= service.created())
                .toList();
    }

    private static long age(KnownBackup backup, Instant now) {
        return Math.max(0, Duration.between(backup.facts().created(), now).toSeconds());
    }

    private List<String> missingKeys(List<KnownBackup> backups, Instant now) {
        return backups.stream()
                .filter(backup -> backup.facts().expires().isAfter(now))
                .flatMap(backup -> backup.facts().recoveryKey().stream())
                .filter(key -> !recovery.opens(Optional.of(key)))
                .distinct()
                .toList();
    }

    private static Restorable restorable(KnownBackup backup) {
        return new Restorable(
                backup.facts().created(),
                backup.facts().expires(),
                backup.backupName(),
                backup.storageAccount(),
                backup.containerName(),
                backup.facts().source().sequence(),
                backup.proven().isPresent(),
                backup.facts().leftOut());
    }

    private Optional<LastRestore> lastRestore(Service service) {
        return store.operations().of(service.id()).stream()
                .filter(operation -> operation.kind() == Kind.RESTORE && operation.state() == State.SUCCEEDED)
                .max(Comparator.comparingLong(LongRunningOperation::updated))
                .flatMap(StatusReader::lastRestore);
    }

    private static Optional<LastRestore> lastRestore(LongRunningOperation operation) {
        return RunOutcome.of(operation)
                .filter(Restored.class::isInstance)
                .map(Restored.class::cast)
                .map(restored -> new LastRestore(
                        Instant.ofEpochMilli(operation.updated()),
                        restored.seconds(),
                        restored.report().restored(),
                        restored.backup().source().service(),
                        restored.backup().created()));
    }

    private static Optional<LastProof> lastProof(List<KnownBackup> backups) {
        return backups.stream()
                .flatMap(backup -> backup.proven().stream()
                        .map(proof -> new LastProof(proof.when(), proof.seconds(), backup.backupName())))
                .max(Comparator.comparing(LastProof::ended));
    }
}
