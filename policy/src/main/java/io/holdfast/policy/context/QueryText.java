package io.holdfast.policy.context;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a query or a form: names ignore case, and each has its values in order. */
public final class QueryText {

    private QueryText() {}

    /** @param query percent-encoded, without the question mark */
    public static Map<String, List<String>> read(String query) {
        Map<String, List<String>> read = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                read.computeIfAbsent(name, any -> new ArrayList<>(1)).add(value);
            }
        }
        return read;
    }

    /** What is no percent-encoding stays as it is. */
    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
