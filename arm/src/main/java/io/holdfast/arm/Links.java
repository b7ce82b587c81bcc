package io.holdfast.arm;

import java.net.URI;
import java.util.Optional;

/**
 * Where links lead that this server gives to callers.
 *
 * @param publicUrl what clients call this server, when it is not what they write into Host; empty: Host
 * @param trustForwarded whether X-Forwarded-Host counts instead of Host: only behind a proxy that sets it
 */
public record Links(Optional<URI> publicUrl, boolean trustForwarded) {

    /** To what callers write into Host. */
    public static final Links TO_HOST = new Links(Optional.empty(), false);
}
