package io.holdfast.policy.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Web Token, as {@code Jwt} shows it. Whether it is genuine, nobody says here.
 *
 * @param algorithm empty if its head names none
 * @param claims each with its values in order; what is no text as JSON writes it. {@code aud}, {@code exp} … are among them
 * @param type empty if its head names none
 */
public record Jwt(
        String algorithm,
        List<String> audiences,
        Map<String, List<String>> claims,
        @Nullable Instant expirationTime,
        String id,
        String issuer,
        @Nullable Instant issuedAt,
        @Nullable Instant notBefore,
        String subject,
        String type) {

    /** Without what it says of people. */
    @Override
    public String toString() {
        return "Jwt[algorithm=" + algorithm + ", issuer=" + issuer + "]";
    }
}
