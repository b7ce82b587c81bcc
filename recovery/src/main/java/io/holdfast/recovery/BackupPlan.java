package io.holdfast.recovery;

import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import java.util.List;
import java.util.Set;

/**
 * What a backup is going to hold.
 *
 * @param types in restore order
 * @param left what it was told to leave out
 */
record BackupPlan(List<String> types, DataClasses left) {

    /**
     * Decides.
     *
     * @param included the types that it holds although backups usually do not
     * @param present the types of which the snapshot has resources
     * @throws RefusedException if there are resources of a type that this version does not know: a backup without them
     *     would not be the whole service
     */
    static BackupPlan of(Catalog catalog, Set<String> included, List<String> present, DataClasses left)
            throws RefusedException {
        for (String type : present) {
            if (catalog.type(type).isEmpty()) {
                throw new RefusedException(
                        "format",
                        "the service has resources of type '" + type
                                + "', which this version does not know; use the newer Holdfast that wrote them");
            }
        }
        List<String> types = catalog.types().stream()
                .filter(type -> type.backedUp() || included.contains(type.name()))
                .map(ResourceType::name)
                .filter(type -> !left.types().contains(type))
                .toList();
        return new BackupPlan(types, left);
    }
}
