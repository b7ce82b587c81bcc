package io.holdfast.recovery;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a restore would change in a service as it was when the preview began.
 *
 * @param changes how many resources of each type would be created, changed, removed and left, in the catalog's order
 * @param resources those that the preview was told to list, at most as many as it was told
 * @param truncated whether there are more than are listed
 * @param pages how many pages of {@link Recovery#planPage} list them all; 0 unless truncated
 * @param dangling references that would lead nowhere
 * @param doubled operations that could not be reached
 */
public record RestorePreview(
        RestoreReport report,
        Map<String, Counts> changes,
        List<PlannedChange> resources,
        boolean truncated,
        int pages,
        DanglingReferences dangling,
        DoubledOperations doubled) {

    /** How many resources of a type. */
    public record Counts(long create, long change, long remove, long leave) {

        static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts and(PlannedChange.Action action) {
            return switch (action) {
                case CREATE -> new Counts(create + 1, change, remove, leave);
                case CHANGE -> new Counts(create, change + 1, remove, leave);
                case REMOVE -> new Counts(create, change, remove + 1, leave);
                case LEAVE -> new Counts(create, change, remove, leave + 1);
            };
        }
    }

    /**
     * References of documents that nobody corrects: traffic that reaches them fails.
     *
     * @param count of all
     * @param named the first 1,000
     */
    public record DanglingReferences(long count, List<Dangling> named) {

        public DanglingReferences {
            named = List.copyOf(named);
        }
    }

    /**
     * A resource and what it refers to.
     *
     * @param path of the resource, below its service
     * @param missing what is not there, in words
     */
    public record Dangling(String path, String missing) {}

    public RestorePreview {
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        resources = List.copyOf(resources);
    }
}
