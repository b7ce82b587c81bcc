package io.holdfast.arm;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * What the front door says about the deployment.
 *
 * @param authority where tokens come from, with the tenant; empty: the server itself
 */
public record FrontDoorSettings(
        String location, String tenantId, Optional<URI> authority, int retryAfterSeconds, Clock clock) {}
