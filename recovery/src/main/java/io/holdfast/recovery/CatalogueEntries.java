package io.holdfast.recovery;

import io.holdfast.archive.BackupProof;
import io.holdfast.archive.Inspection;
import io.holdfast.archive.Manifest;
import io.holdfast.archive.RecoveryKeys;
import io.holdfast.recovery.BackupDetails.Authenticity;
import io.holdfast.recovery.CatalogueEntry.Backup;
import io.holdfast.recovery.CatalogueEntry.Blob;
import io.holdfast.recovery.CatalogueEntry.Other;
import io.holdfast.recovery.CatalogueEntry.Source;
import io.holdfast.recovery.CatalogueEntry.State;
import io.holdfast.vault.BlobSummary;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is said of the blobs of one container.
 *
 * @param known what this deployment remembers of its blobs, by their names
 */
record CatalogueEntries(RecoveryKeys keys, Map<String, List<KnownBackup>> known, Instant now) {

    /** Empty if the metadata is not ours, or says too little. Whoever can write to the container can write it. */
    Optional<Backup> fromMetadata(BlobSummary blob) {
        return BlobFacts.read(blob.metadata()).map(facts -> backup(blob, Source.METADATA, facts));
    }

    Backup fromManifest(BlobSummary blob, Inspection inspection) {
        return backup(blob, Source.MANIFEST, BlobFacts.from(inspection.manifest(), Optional.empty()));
    }

    /** Of a blob that tells nothing. */
    static Other without(BlobSummary blob, State state, String reason) {
        return new Other(named(blob), state, reason);
    }

    private static Blob named(BlobSummary blob) {
        return new Blob(blob.name(), blob.length(), blob.modified().truncatedTo(ChronoUnit.MILLIS));
    }

    private Backup backup(BlobSummary blob, Source told, BlobFacts facts) {
        return new Backup(
                named(blob),
                told,
                facts,
                now.isAfter(facts.expires()),
                keys.opens(facts.key()),
                newest(blob.name(), facts.archiveId(), KnownBackup::verified),
                newest(blob.name(), facts.archiveId(), KnownBackup::proven));
    }

    /** All that a manifest says. */
    BackupDetails details(BackupLocation location, Inspection inspection) {
        Manifest manifest = inspection.manifest();
        return new BackupDetails(
                location.storageAccount(),
                location.containerName(),
                location.backupName(),
                ManifestFacts.of(manifest),
                now.isAfter(manifest.expires()),
                switch (inspection.authenticity()) {
                    case AUTHENTIC -> Authenticity.AUTHENTIC;
                    case CHANGED -> Authenticity.CHANGED;
                    case UNKNOWN -> Authenticity.UNKNOWN;
                },
                keys.opens(manifest.sealingKey()),
                manifest.entries().stream()
                        .map(each ->
                                new BackupDetails.Entry(each.type(), each.records(), each.bytes(), each.contentBytes()))
                        .toList(),
                newest(location.backupName(), manifest.archiveId(), KnownBackup::verified),
                newest(location.backupName(), manifest.archiveId(), KnownBackup::proven));
    }

    /** When it was last read to its end, or proven; only of this very archive, not of an older one of its name. */
    private Optional<Instant> newest(
            String name, String archiveId, Function<KnownBackup, Optional<KnownBackup.Check>> what) {
        return known.getOrDefault(name, List.of()).stream()
                .filter(record -> record.facts().archiveId().equals(archiveId))
                .flatMap(record -> what.apply(record).stream())
                .map(KnownBackup.Check::when)
                .max(Instant::compareTo);
    }

    /** What lies beside the blob says that it was proven; somebody who has no recovery key may have written that. */
    Optional<Instant> proven(String archiveId, BlobSummary blob, BackupProof said) {
        return Optional.of(said)
                .filter(proof -> proof.archiveId().equals(archiveId)
                        && proof.length() == blob.length()
                        && proof.isAuthentic(blob.name(), keys))
                .map(BackupProof::proven);
    }

    static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).max(Instant::compareTo);
    }
}
