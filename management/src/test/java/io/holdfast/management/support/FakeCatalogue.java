package io.holdfast.management.support;

import io.holdfast.recovery.BackupCatalogue;
import io.holdfast.recovery.BackupContainer;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.RecoveryRefusedException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A container with three blobs, of which no page has more than two; notes.txt is no backup. */
public final class FakeCatalogue implements BackupCatalogue {

    public static final String SECOND_PAGE = "b2/+ &";

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
    public ObjectNode show(BackupLocation location) {
        locations.add(location);
        return named(location.backupName());
    }

    @Override
    public ObjectNode delete(BackupLocation location, boolean force) {
        if (location.backupName().equals("none")) {
            throw new RecoveryRefusedException(NOT_FOUND, "The container has no blob 'none'");
        }
        if (location.backupName().equals("notes.txt") && !force) {
            throw new RecoveryRefusedException(NOT_A_BACKUP, "is no backup of Holdfast");
        }
        locations.add(location);
        return named(location.backupName()).put("deleted", true);
    }

    private static ObjectNode named(String name) {
        return JsonMapper.shared().createObjectNode().put("name", name);
    }
}
