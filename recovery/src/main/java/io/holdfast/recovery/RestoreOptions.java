package io.holdfast.recovery;

import java.util.List;

/**
 * What a restore may be told beyond Azure's contract.
 *
 * @param leaveOut data classes and resource types of which the service keeps its own, see {@link DataClasses}
 * @param rekeySubscriptions whether restored subscriptions get new keys
 * @param mapping what is replaced on the way
 */
public record RestoreOptions(List<String> leaveOut, boolean rekeySubscriptions, Mapping mapping) {

    /** The service becomes what the backup holds. */
    public static final RestoreOptions NONE = new RestoreOptions(List.of(), false, Mapping.NONE);

    public RestoreOptions {
        leaveOut = List.copyOf(leaveOut);
    }
}
