package io.holdfast.recovery;

import io.holdfast.store.Reader;
import java.util.List;

/**
 * Operations of one API with one signature: only one of them can be reached, so the policies of the others never run. None can be
 * written; earlier versions let them through, and what is stored is kept, backed up and restored as it is.
 *
 * @param count of all that cannot be reached
 * @param named the first 100
 */
public record DoubledOperations(long count, List<Doubled> named) {

    /** Where there are none. */
    public static final DoubledOperations NONE = new DoubledOperations(0, List.of());

    /**
     * One that cannot be reached.
     *
     * @param path below its service
     * @param sameAs the path of the operation that is reached in its place
     */
    public record Doubled(String path, String sameAs) {}

    public DoubledOperations {
        named = List.copyOf(named);
    }

    /**
     * Reads all operations of a configuration.
     *
     * @param control is run now and then, and may throw to end the search
     */
    public static DoubledOperations of(Reader configuration, Runnable control) {
        return new DoubledOperationSearch().through(configuration, control);
    }
}
