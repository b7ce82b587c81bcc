package io.holdfast.policy.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whose calls are counted: the subscription whose key the call carries.
 *
 * @param id its name, behind its workspace
 * @param owner the user who owns it, or null
 * @param start when it began: periods of quotas are counted from there
 */
public record Subscriber(String id, @Nullable String owner, Instant start) {}
