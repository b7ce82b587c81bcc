package io.holdfast.recovery;

import io.holdfast.archive.Manifest;
import io.holdfast.model.ServiceId;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a backup comes from, as its manifest says.
 *
 * @param service the ARM id of the service it was made of
 * @param name of that service
 * @param deployment the id of the deployment that made it; empty where an older version did
 * @param created when its snapshot was taken
 * @param sealed whether the manifest is authenticated by a recovery key; otherwise whoever wrote the blob chose what it says
 */
public record BackupOrigin(String service, String name, Optional<String> deployment, Instant created, boolean sealed) {

    static BackupOrigin of(Manifest manifest) {
        return new BackupOrigin(
                manifest.source().id(),
                manifest.source().name(),
                manifest.source().deployment(),
                manifest.created(),
                manifest.sealingKey().isPresent());
    }

    /** Whether it is a backup of that very service, whichever deployment made it. */
    public boolean isOf(ServiceId id) {
        return id.toString().equalsIgnoreCase(service);
    }

    /** For people: of what, where and when. */
    @Override
    public String toString() {
        return "'" + service + "' (deployment " + deployment.orElse("unknown") + ", made " + created + ")";
    }
}
