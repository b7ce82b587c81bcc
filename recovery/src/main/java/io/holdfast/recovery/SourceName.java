package io.holdfast.recovery;

import java.util.Optional;

/**
 * Which service a backup should be of, as a caller names it.
 *
 * @param service its ARM id, or its bare name
 * @param deployment the id of the deployment it lives in; any when empty
 */
public record SourceName(String service, Optional<String> deployment) {

    /** Letter case makes no difference. */
    public boolean matches(BackupOrigin origin) {
        boolean named = service.equalsIgnoreCase(service.startsWith("/") ? origin.service() : origin.name());
        return named
                && deployment
                        .map(wanted -> origin.deployment()
                                .filter(wanted::equalsIgnoreCase)
                                .isPresent())
                        .orElse(true);
    }

    @Override
    public String toString() {
        return "'" + service + "'"
                + deployment.map(id -> " in deployment " + id).orElse("");
    }
}
