package io.holdfast.management.arm;

import java.time.Clock;
import java.util.Optional;

/**
 * What the front door says about the deployment.
 *
 * @param authority where tokens come from, without the tenant and a trailing slash; empty: the server itself
 */
public record FrontDoorSettings(
        String location, String tenantId, Optional<String> authority, int retryAfterSeconds, Clock clock) {}
