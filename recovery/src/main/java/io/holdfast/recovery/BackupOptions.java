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

    /** Which word cannot be included, in words; empty when all can. */
    public Optional<String> includeProblem(Catalog catalog) {
        return Inclusions.problem(catalog, include);
    }

    /** Which name cannot be left out, in words; empty when all can. */
    public Optional<String> problem(Catalog catalog) {
        return DataClasses.problem(catalog, leaveOut);
    }
}
