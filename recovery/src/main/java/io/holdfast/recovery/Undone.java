package io.holdfast.recovery;

import io.holdfast.store.Service;
import java.time.Instant;
import java.util.Optional;

/**
 * A service that went back to what a restore, or an undo, had replaced.
 *
 * @param live the service as it is now
 * @param until when this can itself be undone; empty if it cannot
 */
public record Undone(Service live, Optional<Instant> until) {}
