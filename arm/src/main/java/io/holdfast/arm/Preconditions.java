package io.holdfast.arm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * If-Match and If-None-Match (RFC 9110 §13.1), as Azure reads them: where {@code If-Match} is missing any state is meant, and on a PUT
 * {@code *} means any state, also none. An exact tag demands that state, so it never makes what is not there.
 */
public final class Preconditions {

    private static final String ANY = "*";

    private Preconditions() {}

    /**
     * The header that the state does not fulfil; empty if it fulfils both.
     *
     * @param method of the request, in upper case
     * @param etag of what is there, without quotes; empty if nothing is
     */
    public static Optional<String> broken(
            String method, @Nullable String ifMatch, @Nullable String ifNoneMatch, Optional<String> etag) {
        boolean creating = etag.isEmpty() && method.equals("PUT");
        if (sent(ifMatch) && !names(ifMatch, creating ? Optional.of(ANY) : etag)) {
            return Optional.of("If-Match");
        }
        return sent(ifNoneMatch) && names(ifNoneMatch, etag) ? Optional.of("If-None-Match") : Optional.empty();
    }

    private static boolean sent(@Nullable String header) {
        return header != null && !header.isBlank();
    }

    private static boolean names(@Nullable String header, Optional<String> etag) {
        return header != null
                && etag.isPresent()
                && tags(header).stream()
                        .map(Preconditions::bare)
                        .anyMatch(tag -> tag.equals(ANY) || tag.equals(etag.get()));
    }

    /** The members of a list. A comma between quotes belongs to a tag. */
    private static List<String> tags(String header) {
        var tags = new ArrayList<String>();
        boolean quoted = false;
        int start = 0;
        for (int at = 0; at < header.length(); at++) {
            char c = header.charAt(at);
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                tags.add(header.substring(start, at));
                start = at + 1;
            }
        }
        tags.add(header.substring(start));
        return tags;
    }

    /** The tag without quotes and the mark of weakness; callers send it with and without. */
    private static String bare(String tag) {
        String trimmed = tag.trim();
        String strong = trimmed.startsWith("W/\"") ? trimmed.substring(2) : trimmed;
        return strong.length() >= 2 && strong.startsWith("\"") && strong.endsWith("\"")
                ? strong.substring(1, strong.length() - 1)
                : strong;
    }
}
