package io.holdfast.entities;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.store.Service;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the next page of a list begins, as a {@code nextLink} carries it: opaque to callers, and no secret.
 *
 * @param skip how many items the pages before hold; a request with another {@code $skip} is not about this place
 * @param count how many items there were in all
 * @param state which state of the service that count is of
 * @param name of the last item before
 */
record Place(int skip, long count, String state, String name) {

    /** The parameter that carries it. */
    static final String PARAMETER = "$skiptoken";

    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,10})\n(\\d{1,18})\n([\\w.]{1,99})\n([^/\\p{Cntrl}]{1,999})");

    /** Differs whenever the service's configuration does. */
    static String state(Service service) {
        return service.generation() + "." + service.sequence();
    }

    String token() {
        String text = skip + "\n" + count + "\n" + state + "\n" + name;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** Empty if no {@link #token} looks like that. */
    static Optional<Place> read(String token) {
        try {
            Matcher parts = TEXT.matcher(new String(Base64.getUrlDecoder().decode(token), UTF_8));
            if (parts.matches()) {
                return Optional.of(new Place(
                        Integer.parseInt(parts.group(1)),
                        Long.parseLong(parts.group(2)),
                        parts.group(3),
                        parts.group(4)));
            }
        } catch (IllegalArgumentException e) {
            // Not base64, or not a number: answered below.
        }
        return Optional.empty();
    }
}
