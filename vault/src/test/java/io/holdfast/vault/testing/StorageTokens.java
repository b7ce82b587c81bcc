package io.holdfast.vault.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Base64;

/** Access tokens of the form that storage services look at. Nobody has signed them: Azurite does not check that. */
public final class StorageTokens {

    private StorageTokens() {}

    /** One that is good for an hour, if the audience is. */
    public static String forAudience(String audience) {
        long now = Instant.now().getEpochSecond();
        String claims = """
                {"iss": "https://sts.windows.net/11111111-1111-1111-1111-111111111111/", "aud": "%s",
                 "iat": %d, "nbf": %d, "exp": %d, "oid": "22222222-2222-2222-2222-222222222222"}""".formatted(audience, now - 60, now - 60, now + 3600);
        return part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + part(claims) + "." + part("unsigned");
    }

    private static String part(String content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content.getBytes(UTF_8));
    }
}
