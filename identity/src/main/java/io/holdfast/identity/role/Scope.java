package io.holdfast.identity.role;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A place in the tree of ARM ids.
 *
 * @param path in lower case, without a slash at its end; empty for the root
 */
record Scope(String path) {

    static final Scope ROOT = new Scope("");

    private static final String PROVIDERS = "/providers/";

    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    /** Cases, doubled slashes and a slash at the end make no difference. */
    static Scope of(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        String path = lower.contains("//") ? SLASHES.matcher(lower).replaceAll("/") : lower;
        if (!path.startsWith("/")) {
            path = "/" + path;
        }
        return new Scope(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /** True for the scope itself and everything below it. */
    boolean covers(Scope other) {
        return other.path.startsWith(path)
                && (other.path.length() == path.length() || other.path.charAt(path.length()) == '/');
    }

    /** Whether what is given here can be used for that action, in lower case, somewhere in {@code area}. */
    boolean meets(Scope area, String action) {
        return covers(area) || (area.covers(this) && reaches(action));
    }

    /** At a named value no API is written, whatever role somebody has there; but roles are given at any scope. */
    private boolean reaches(String action) {
        int provider = path.lastIndexOf(PROVIDERS);
        if (provider < 0) {
            return true;
        }
        String[] segments = path.substring(provider + PROVIDERS.length()).split("/");
        var type = new StringBuilder(segments[0]);
        for (int i = 1; i < segments.length; i += 2) {
            type.append('/').append(segments[i]);
        }
        return action.startsWith(type + "/") || !action.startsWith(segments[0] + "/");
    }
}
