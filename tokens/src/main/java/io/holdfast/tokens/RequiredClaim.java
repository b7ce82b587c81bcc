package io.holdfast.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A claim that a token must have.
 *
 * @param all whether it must have every one of the values, or one of them
 * @param separator cuts a claim into several values, or null
 * @param values compared letter by letter; empty if any will do
 */
public record RequiredClaim(
        String name, boolean all, @Nullable String separator, List<String> values) {

    void check(TokenClaims claims) throws TokenRefusal {
        List<String> there = values(claims.all().getOrDefault(name, List.of()));
        boolean met = values.isEmpty()
                || (all ? there.containsAll(values) : values.stream().anyMatch(there::contains));
        if (!met) {
            throw new TokenRefusal(
                    TokenRefusal.CLAIM_VALUE,
                    "Claim " + name + " value of " + String.join(", ", there) + " is not allowed. Access denied.");
        }
    }

    private List<String> values(List<String> said) {
        if (separator == null || separator.isEmpty()) {
            return said;
        }
        List<String> cut = new ArrayList<>();
        said.forEach(each -> cut.addAll(List.of(each.split(Pattern.quote(separator), -1))));
        return cut;
    }
}
