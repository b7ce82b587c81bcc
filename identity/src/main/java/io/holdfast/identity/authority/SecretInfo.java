package io.holdfast.identity.authority;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of a secret.
 *
 * @param id names it among those of its application
 * @param displayName why it was made
 * @param created null for those that an earlier version made
 * @param expires when it stops working, or null for never
 */
public record SecretInfo(
        String id,
        String displayName,
        @Nullable Instant created,
        @Nullable Instant expires) {}
