package io.holdfast.policy.elements;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The origins of a cors policy, compared by scheme, host and port (RFC 6454 §5): case doesn't matter, default ports are implied,
 * a trailing slash is tolerated.
 */
record Origins(boolean any, Set<String> exact) {

    static Origins of(List<String> written) {
        return new Origins(
                written.contains("*"),
                written.stream().map(Origins::normalize).collect(Collectors.toUnmodifiableSet()));
    }

    boolean contain(String origin) {
        return any || exact.contains(normalize(origin));
    }

    private static String normalize(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        String bare = lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
        if (bare.startsWith("http://") && bare.endsWith(":80")) {
            return bare.substring(0, bare.length() - 3);
        }
        return bare.startsWith("https://") && bare.endsWith(":443") ? bare.substring(0, bare.length() - 4) : bare;
    }
}
