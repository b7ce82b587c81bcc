package io.holdfast.recovery;

import io.holdfast.model.Catalog;
import java.util.List;
import java.util.Optional;

/**
 * What a backup may be told beyond Azure's contract.
 *
 * @param leaveOut data classes and resource types that it does not hold, see {@link DataClasses}
 * @param include what it holds beyond what Azure's backups hold, see {@link Inclusions}
 * @param policy the unique id of the backup policy that wants it: printable ASCII; it goes into the blob's metadata
 */
public record BackupOptions(List<String> leaveOut, List<String> include, Optional<String> policy) {

    /** The whole service. */
    public static final BackupOptions NONE = new BackupOptions(List.of());

    /** One that a caller asked for. */
    public BackupOptions(List<String> leaveOut) {
        this(leaveOut, List.of());
    }

    /** One that a caller asked for. */
    public BackupOptions(List<String> leaveOut, List<String> include) {
        this(leaveOut, include, Optional.empty());
    }

    public BackupOptions {
        leaveOut = List.copyOf(leaveOut);
        include = List.copyOf(include);
    }

    /** Why a backup cannot be told so: a name that cannot be left out, or none that can be included; empty when it can. */
    public Optional<RecoveryRefusal> refusal(Catalog catalog) {
        return DataClasses.refusal(catalog, leaveOut).or(() -> Inclusions.refusal(catalog, include));
    }
}
