package io.holdfast.gateway.routes;

import io.holdfast.model.template.Percent;
import org.jspecify.annotations.Nullable;

/** Looks up parameters in a raw query. Names ignore case; the first of several counts. */
public final class Query {

    private Query() {}

    /** The decoded value, or null; a parameter without {@code =} is empty. */
    public static @Nullable String value(String query, String name) {
        String raw = raw(query, name);
        return raw == null ? null : Percent.decodeQuery(raw);
    }

    /** The value as the caller encoded it, or null. */
    public static @Nullable String raw(String query, String name) {
        int start = 0;
        while (start < query.length()) {
            int end = query.indexOf('&', start);
            end = end < 0 ? query.length() : end;
            int equals = query.indexOf('=', start, end);
            int nameEnd = equals < 0 ? end : equals;
            if (named(query, start, nameEnd, name)) {
                return nameEnd == end ? "" : query.substring(nameEnd + 1, end);
            }
            start = end + 1;
        }
        return null;
    }

    private static boolean named(String query, int start, int end, String name) {
        if (end - start == name.length() && query.regionMatches(true, start, name, 0, name.length())) {
            return true;
        }
        return query.indexOf('%', start, end) >= 0
                && Percent.decodeQuery(query.substring(start, end)).equalsIgnoreCase(name);
    }
}
