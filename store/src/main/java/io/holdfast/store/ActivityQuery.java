package io.holdfast.store;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The condition of a query for activity records, in SQL. */
final class ActivityQuery {

    private final StringJoiner condition = new StringJoiner(" AND ");
    private final List<Object> arguments = new ArrayList<>();

    ActivityQuery(ActivityFilter filter, @Nullable String after) {
        add("time >= ?", filter.from());
        add("time <= ?", filter.to());
        addText("subscription_key = ?", filter.subscription());
        addText("group_key = ?", filter.resourceGroup());
        addText("provider_key = ?", filter.provider());
        addText("lower(correlation_id) = ?", filter.correlationId());
        addText("lower(caller) = ?", filter.caller());
        if (filter.status() != null) {
            add("status = ?", filter.status().name());
        }
        if (filter.resource() != null) {
            addResource(SqlActivities.key(filter.resource()).replaceAll("/+$", ""));
        }
        if (after != null) {
            addPlace(after);
        }
    }

    String condition() {
        return condition.toString();
    }

    List<Object> arguments() {
        return arguments;
    }

    private void add(String term, Object... values) {
        condition.add(term);
        arguments.addAll(List.of(values));
    }

    private void addText(String term, @Nullable String value) {
        if (value != null) {
            add(term, SqlActivities.key(value));
        }
    }

    /** Keys compare by bytes, and the byte after a slash is a zero: what lies between is below the resource. */
    private void addResource(String key) {
        add("(resource_key = ? OR (resource_key > ? AND resource_key < ?))", key, key + "/", key + "0");
    }

    /** Where a page ends. Not by count: records come in while somebody pages. */
    static String place(long time, long sequence) {
        return time + "-" + sequence;
    }

    private void addPlace(String after) {
        String[] parts = after.split("-", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not the place where a page ended");
        }
        long time = Long.parseLong(parts[0]);
        add("(time < ? OR (time = ? AND sequence < ?))", time, time, Long.parseLong(parts[1]));
    }
}
