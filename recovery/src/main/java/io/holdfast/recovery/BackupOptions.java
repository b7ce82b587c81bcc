package io.holdfast.recovery;

import java.util.List;

/**
 * What a backup may be told beyond Azure's contract.
 *
 * @param leaveOut data classes and resource types that it does not hold, see {@link DataClasses}
 */
public record BackupOptions(List<String> leaveOut) {

    /** The whole service. */
    public static final BackupOptions NONE = new BackupOptions(List.of());

    public BackupOptions {
        leaveOut = List.copyOf(leaveOut);
    }
}
