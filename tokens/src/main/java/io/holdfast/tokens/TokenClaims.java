package io.holdfast.tokens;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a token says.
 *
 * @param algorithm with which it is signed
 * @param all every claim by its name, in its values' texts: strings as they are, all else as JSON
 * @param type the head's {@code typ}; texts that are not there are empty
 */
public record TokenClaims(
        String algorithm,
        List<String> audiences,
        Map<String, List<String>> all,
        @Nullable Instant expirationTime,
        String id,
        String issuer,
        @Nullable Instant issuedAt,
        @Nullable Instant notBefore,
        String subject,
        String type) {

    /** Without what it says, which is about a person. */
    @Override
    public String toString() {
        return "TokenClaims[" + algorithm + "]";
    }
}
