package io.holdfast.recovery;

import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceType;
import java.util.ArrayList;
import java.util.List;

/**
 * What a backup is going to hold.
 *
 * @param types in restore order
 * @param left types of which there are resources and that it will not hold, because no backup does
 */
record BackupPlan(List<String> types, List<String> left) {

    /**
     * Decides.
     *
     * @param present the types of which the snapshot has resources
     * @throws RefusedException if there are resources of a type that this version does not know: a backup without them
     *     would not be the whole service
     */
    static BackupPlan of(Catalog catalog, List<String> present) throws RefusedException {
        List<String> types = catalog.types().stream()
                .filter(ResourceType::backedUp)
                .map(ResourceType::name)
                .toList();
        var left = new ArrayList<String>();
        for (String type : present) {
            if (catalog.type(type).isEmpty()) {
                throw new RefusedException("the service has resources of type '" + type
                        + "', which this version does not know; use the newer Holdfast that wrote them");
            }
            if (!types.contains(type)) {
                left.add(type);
            }
        }
        return new BackupPlan(types, List.copyOf(left));
    }
}
