package io.holdfast.recovery;

import java.util.List;
import java.util.Optional;

/**
 * What a restore may be told beyond Azure's contract.
 *
 * @param leaveOut data classes and resource types of which the service keeps its own, see {@link DataClasses}
 * @param rekeySubscriptions whether restored subscriptions get new keys
 * @param mapping what is replaced on the way
 * @param from the service that the backup must be of; any when empty
 */
public record RestoreOptions(
        List<String> leaveOut, boolean rekeySubscriptions, Mapping mapping, Optional<SourceName> from) {

    /** The service becomes what the backup holds. */
    public static final RestoreOptions NONE = new RestoreOptions(List.of(), false, Mapping.NONE);

    /** Whichever service the backup is of. */
    public RestoreOptions(List<String> leaveOut, boolean rekeySubscriptions, Mapping mapping) {
        this(leaveOut, rekeySubscriptions, mapping, Optional.empty());
    }

    public RestoreOptions {
        leaveOut = List.copyOf(leaveOut);
    }
}
