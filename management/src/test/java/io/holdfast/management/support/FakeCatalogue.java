package io.holdfast.management.support;

import io.holdfast.recovery.BackupCatalogue;
import io.holdfast.recovery.BackupContainer;
import io.holdfast.recovery.BackupDetails;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.CatalogueEntry;
import io.holdfast.recovery.LossReport;
import io.holdfast.recovery.ManifestFacts;
import io.holdfast.recovery.RecoveryRefusal;
import io.holdfast.recovery.RecoveryRefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A container with three blobs, of which no page has more than two; notes.txt is no backup. */
public final class FakeCatalogue implements BackupCatalogue {

    public static final String SECOND_PAGE = "b2/+ &";

    private static final ManifestFacts FACTS = new ManifestFacts(
            "f2ba29af-4752-8969-b3c8-6a8b16fd983d",
            new ManifestFacts.Source("/subscriptions/s", "contoso", Optional.empty(), "eastus", "Premium", 11),
            Instant.parse("2026-11-24T10:00:00Z"),
            Instant.parse("2026-12-24T10:00:00Z"),
            1,
            "0.1.0",
            Optional.of("01b96155d3767fcd"),
            "d",
            new ManifestFacts.Content(3, 200, Map.of("apis", 3L)),
            List.of("users"),
            new LossReport(Map.of("users", 2L)));

    public final List<BackupContainer> containers = new ArrayList<>();
    public final List<BackupLocation> locations = new ArrayList<>();
    public final List<Query> queries = new ArrayList<>();

    @Override
    public Page list(BackupContainer container, Query query) {
        containers.add(container);
        queries.add(query);
        return query.continuation().equals(SECOND_PAGE)
                ? new Page(List.of(named("notes.txt")), "")
                : new Page(List.of(named("b1"), named("b2")), SECOND_PAGE);
    }

    @Override
    public BackupDetails show(BackupLocation location) {
        locations.add(location);
        return new BackupDetails(
                location.storageAccount(),
                location.containerName(),
                location.backupName(),
                FACTS,
                false,
                BackupDetails.Authenticity.AUTHENTIC,
                true,
                List.of(new BackupDetails.Entry("apis", 3, 200, 900)),
                Optional.empty(),
                Optional.of(FACTS.created()));
    }

    @Override
    public CatalogueEntry delete(BackupLocation location, boolean force) {
        if (location.backupName().equals("none")) {
            throw new RecoveryRefusedException(new RecoveryRefusal.NoSuchBackup(
                    location.storageAccount(), location.containerName(), location.backupName()));
        }
        if (location.backupName().equals("notes.txt") && !force) {
            throw new RecoveryRefusedException(
                    new RecoveryRefusal.NoBackupToDelete(location.containerName(), location.backupName()));
        }
        locations.add(location);
        return named(location.backupName());
    }

    private static CatalogueEntry named(String name) {
        return new CatalogueEntry.Other(
                new CatalogueEntry.Blob(name, 5, FACTS.created()), CatalogueEntry.State.NOT_A_BACKUP, "not ours");
    }
}
