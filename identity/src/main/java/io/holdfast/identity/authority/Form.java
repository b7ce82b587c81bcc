package io.holdfast.identity.authority;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a token request: {@code application/x-www-form-urlencoded}. */
final class Form {

    private static final int MAX_BYTES = 64 * 1024;

    private Form() {}

    static Map<String, String> parse(@Nullable String contentType, byte[] body) throws OAuthError {
        if (contentType == null
                || !contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            throw OAuthError.invalidRequest("The body must be a form: application/x-www-form-urlencoded.");
        }
        if (body.length > MAX_BYTES) {
            throw OAuthError.invalidRequest("The body is longer than " + MAX_BYTES + " bytes.");
        }
        try {
            return parameters(new String(body, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw OAuthError.invalidRequest("The body is not a well-formed form: a percent sign must start an escape.");
        }
    }

    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> parameters(String body) throws OAuthError {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : body.strip().split("&")) {
            int equals = pair.indexOf('=');
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (value.isEmpty()) {
                continue; // RFC 6749 §3.2: as if it were not there
            }
            String name = decode(pair.substring(0, equals));
            if (parameters.putIfAbsent(name, value) != null) {
                throw OAuthError.invalidRequest("A parameter came more than once.");
            }
        }
        return parameters;
    }
}
