package io.holdfast.server.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whom to tell how backups and restores ended.
 *
 * @param tokenFile holds the bearer token to show, if one is wanted
 */
public record WebhookTarget(URI url, Optional<Path> tokenFile) {

    /** Without what an URL may hold besides the host: who knows it may post there. */
    @Override
    public String toString() {
        return url.getScheme() + "://" + url.getHost();
    }
}
