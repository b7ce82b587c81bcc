package io.holdfast.recovery;

import io.holdfast.model.ServiceId;
import java.util.Optional;
import java.util.Set;

/**
 * What the caller of a restore may do where. It is asked as soon as the manifest has said of which service the backup is, and
 * before anything else of the backup is read.
 */
@FunctionalInterface
public interface RestoreRights {

    /** Those of the server itself. */
    RestoreRights ALL = intake -> Optional.empty();

    /** Why he must not bring this into that service, as a message goes on after "Cannot restore: "; empty if he may. */
    Optional<String> refusal(Intake intake);

    /**
     * What a restore brings into a service.
     *
     * @param target the service
     * @param origin where the backup comes from
     * @param types the resource types that are taken from it
     * @param bringsSecrets whether their secrets are, too
     * @param keepsSecrets whether the service keeps secrets of its own beside what is brought, which policies could use
     */
    record Intake(
            ServiceId target, BackupOrigin origin, Set<String> types, boolean bringsSecrets, boolean keepsSecrets) {

        public Intake {
            types = Set.copyOf(types);
        }
    }
}
