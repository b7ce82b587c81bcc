package io.holdfast.model.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tells one operation of an API from another: two that have the same take the same calls, so that only one of them could ever be
 * reached. Names of parameters, the case of letters, percent-encoding and empty segments (a trailing slash among them) tell nothing apart.
 *
 * @param method in capitals
 * @param segments of each segment the literals between its parameters, folded; one that is all literal has one
 * @param rest whether it takes all further segments
 * @param query the query parameters that must be there, with the value that they must have, empty for any; both in one case of letters
 */
public record Signature(String method, List<List<String>> segments, boolean rest, Map<String, String> query) {

    /** Two demands for different values of one parameter: no call fulfils them. */
    private static final String NEVER = "\u0000never";

    /** @param template as operations have it, with what a caller may have got wrong */
    public static Signature of(String method, String template) {
        UrlTemplate parsed = UrlTemplate.parse(template, segment -> segment);
        var segments = new ArrayList<List<String>>();
        parsed.segments().forEach(segment -> segments.add(segment.literals()));
        var query = new TreeMap<String, String>();
        for (UrlTemplate.QueryPart part : parsed.query()) {
            String value = part.value() == null ? "" : folded(part.value());
            query.merge(folded(part.name()), value, Signature::both);
        }
        return new Signature(
                method.toUpperCase(Locale.ROOT), List.copyOf(segments), parsed.hasRest(), Map.copyOf(query));
    }

    /** Without the query parameters that may have any value: what stays the same when a caller has to give one more. */
    public Signature withoutOpenQuery() {
        var kept = new TreeMap<>(query);
        kept.values().removeIf(String::isEmpty);
        return new Signature(method, segments, rest, Map.copyOf(kept));
    }

    private static String both(String one, String other) {
        if (one.isEmpty() || one.equals(other)) {
            return other;
        }
        return other.isEmpty() ? one : NEVER;
    }

    /** As {@link String#equalsIgnoreCase} compares, by which queries are matched. */
    private static String folded(String text) {
        var folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            folded.append(Character.toLowerCase(Character.toUpperCase(text.charAt(i))));
        }
        return folded.toString();
    }
}
