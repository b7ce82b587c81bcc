package io.holdfast.policy.elements;

import java.util.function.Predicate;

/** Raw queries: {@code a=1&b=2}, without a question mark. */
final class Queries {

    private Queries() {}

    /** True if a parameter's decoded name is accepted. */
    static boolean has(String query, Predicate<String> name) {
        int at = 0;
        while (at < query.length()) {
            int end = end(query, at);
            if (end > at && name.test(name(query, at, end))) {
                return true;
            }
            at = end + 1;
        }
        return false;
    }

    /** The query without the parameters whose decoded names are accepted; the others stay as written and in order. */
    static String without(String query, Predicate<String> name) {
        if (!has(query, name)) {
            return query;
        }
        StringBuilder kept = new StringBuilder(query.length());
        int at = 0;
        while (at < query.length()) {
            int end = end(query, at);
            if (end > at && !name.test(name(query, at, end))) {
                kept.append(kept.isEmpty() ? "" : "&").append(query, at, end);
            }
            at = end + 1;
        }
        return kept.toString();
    }

    static String join(String first, String second) {
        return first.isEmpty() ? second : second.isEmpty() ? first : first + "&" + second;
    }

    private static int end(String query, int at) {
        int end = query.indexOf('&', at);
        return end < 0 ? query.length() : end;
    }

    private static String name(String query, int at, int end) {
        int equals = query.indexOf('=', at, end);
        return Urls.decodeName(query.substring(at, equals < 0 ? end : equals));
    }
}
