package io.holdfast.recovery;

import java.time.Instant;
import java.util.Optional;

/**
 * What a deployment remembers of a backup that it made, read or restored on trial. It is a memory, not the truth: the blob is in the
 * storage account, where somebody may have removed or replaced it.
 *
 * @param storageAccount the account's name, not its URL
 * @param backupName the blob, exactly
 * @param facts what the backup said about itself
 * @param madeFor the key of the service that it was made or looked at for, see {@link io.holdfast.model.ServiceId#key}
 * @param policyId the unique id of the backup policy that made it; empty when a caller asked for it
 * @param verified when it was last read to its end without a fault
 * @param proven when it was last restored on trial and was what its source had been
 */
public record KnownBackup(
        String storageAccount,
        String containerName,
        String backupName,
        ManifestFacts facts,
        String madeFor,
        Optional<String> policyId,
        Optional<Check> verified,
        Optional<Check> proven) {

    /** @param seconds how long it took, to the millisecond */
    public record Check(Instant when, double seconds) {}

    /** Whether it lies in that container. */
    public boolean liesIn(String account, String container) {
        return storageAccount.equals(account) && containerName.equals(container);
    }
}
