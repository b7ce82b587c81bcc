package io.holdfast.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some activity records, newest first.
 *
 * @param next where the next page begins, for {@link ActivityLog#query}; null when this was the last
 */
public record ActivityPage(
        List<ActivityRecord> records, @Nullable String next) {}
