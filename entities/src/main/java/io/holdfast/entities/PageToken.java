package io.holdfast.entities;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the next page of a list begins, as a {@code nextLink} carries it: opaque to callers, and no secret.
 *
 * @param skip how many items the pages before hold; a request with another {@code $skip} does not mean it
 * @param name of the last item before
 */
record PageToken(int skip, String name) {

    /** The parameter that carries it. */
    static final String PARAMETER = "$skiptoken";

    /** Between the two, links of earlier builds said how many items there were, and when. */
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,10})\n(?:\\d{1,18}\n[\\w.]{1,99}\n)?([^/\\p{Cntrl}]{1,999})");

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((skip + "\n" + name).getBytes(UTF_8));
    }

    /** Empty if no {@link #text} looks like that. */
    static Optional<PageToken> read(String text) {
        try {
            Matcher parts = TEXT.matcher(new String(Base64.getUrlDecoder().decode(text), UTF_8));
            if (parts.matches()) {
                return Optional.of(new PageToken(Integer.parseInt(parts.group(1)), parts.group(2)));
            }
        } catch (IllegalArgumentException e) {
            // Not base64, or not a number: answered below.
        }
        return Optional.empty();
    }
}
