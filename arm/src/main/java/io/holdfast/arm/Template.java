package io.holdfast.arm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path with parameters, {@code /subscriptions/{subscription}/locations}. A first segment {@code **} takes any scope, a
 * last one any rest that is not empty.
 */
final class Template {

    /** The name under which the scope is given that a first {@code **} stands for. */
    static final String SCOPE = "scope";

    private static final String ANY = "**";
    private static final String PROVIDERS = "providers";

    private final String text;
    private final List<String> segments;
    private final boolean anyScope;
    private final boolean anyRest;
    private final int providers;

    Template(String text) {
        this.text = text;
        List<String> all = List.of(text.substring(1).split("/", -1));
        anyScope = all.getFirst().equals(ANY);
        anyRest = all.getLast().equals(ANY);
        segments = all.subList(anyScope ? 1 : 0, anyRest ? all.size() - 1 : all.size());
        // The last: what extends a resource is a provider behind another.
        providers = segments.lastIndexOf(PROVIDERS);
    }

    String text() {
        return text;
    }

    /** Those between a first and a last {@code **}. */
    List<String> segments() {
        return segments;
    }

    static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    boolean beginsAnywhere() {
        return anyScope;
    }

    boolean takesRest() {
        return anyRest;
    }

    /** Without regard to case; literals are given back in the template's spelling. */
    Optional<Match> match(List<String> path) {
        for (int from = anyScope ? path.size() - segments.size() : 0; from >= 0; from--) {
            if (fits(path, from)) {
                return Optional.of(matched(path, from));
            }
        }
        return Optional.empty();
    }

    private boolean fits(List<String> path, int from) {
        int rest = path.size() - from - segments.size();
        if (anyRest ? rest < 1 : rest != 0) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (!isParameter(segment) && !segment.equalsIgnoreCase(path.get(from + i))) {
                return false;
            }
        }
        return true;
    }

    private Match matched(List<String> path, int from) {
        Map<String, String> names = new HashMap<>();
        List<String> canonical = new ArrayList<>(path);
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (isParameter(segment)) {
                names.put(segment.substring(1, segment.length() - 1), path.get(from + i));
            } else {
                canonical.set(from + i, segment);
            }
        }
        if (anyScope) {
            names.put(SCOPE, from == 0 ? "" : "/" + String.join("/", path.subList(0, from)));
        }
        return new Match(
                Map.copyOf(names),
                List.copyOf(canonical),
                List.copyOf(path.subList(from + segments.size(), path.size())),
                providers < 0 ? -1 : from + providers);
    }

    /**
     * @param canonical the path with the template's spelling of its literals
     * @param tail what a last {@code **} stands for
     * @param providers where in the path the {@code providers} stands that names the provider, or -1
     */
    record Match(Map<String, String> names, List<String> canonical, List<String> tail, int providers) {}
}
