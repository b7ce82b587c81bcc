package io.holdfast.recovery;

/**
 * What a restore would do with one resource.
 *
 * @param type its resource type
 * @param path below its service
 */
public record PlannedChange(String type, String path, Action action) {

    /** What becomes of a resource. */
    public enum Action {
        /** Only the backup has it. */
        CREATE,
        /** Both have it, and its document, its secrets or the spelling of its name differ. */
        CHANGE,
        /** Only the service has it. */
        REMOVE,
        /** Both have it alike. */
        LEAVE
    }
}
