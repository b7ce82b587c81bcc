package io.holdfast.policy.context;

import io.holdfast.policy.view.Jwt;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a token without asking whether it is genuine: {@code AsJwt()}. */
final class JwtText {

    private static final JsonMapper JSON = JsonMapper.shared();

    private JwtText() {}

    /** Null if the text is no token in its compact form (RFC 7519 §7.2), with or without {@code Bearer} before it. */
    static @Nullable Jwt read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String stripped = text.strip();
        String token = stripped.toLowerCase(Locale.ROOT).startsWith("bearer ")
                ? stripped.substring("bearer ".length()).strip()
                : stripped;
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            JsonNode head = object(parts[0]);
            JsonNode claims = object(parts[1]);
            return head == null || claims == null ? null : of(head, claims);
        } catch (IllegalArgumentException | JacksonException | DateTimeException e) {
            return null;
        }
    }

    private static @Nullable JsonNode object(String part) {
        JsonNode read = JSON.readTree(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        return read.isObject() ? read : null;
    }

    private static Jwt of(JsonNode head, JsonNode claims) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        claims.propertyStream().forEach(claim -> all.put(claim.getKey(), values(claim.getValue())));
        return new Jwt(
                text(head, "alg"),
                all.getOrDefault("aud", List.of()),
                all,
                time(claims, "exp"),
                text(claims, "jti"),
                text(claims, "iss"),
                time(claims, "iat"),
                time(claims, "nbf"),
                text(claims, "sub"),
                text(head, "typ"));
    }

    private static List<String> values(JsonNode value) {
        if (!value.isArray()) {
            return List.of(value(value));
        }
        List<String> all = new ArrayList<>(value.size());
        value.forEach(each -> all.add(value(each)));
        return all;
    }

    private static String value(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static String text(JsonNode object, String member) {
        return object.path(member).isString() ? object.path(member).stringValue() : "";
    }

    private static @Nullable Instant time(JsonNode object, String member) {
        return object.path(member).isNumber()
                ? Instant.ofEpochSecond(object.path(member).longValue())
                : null;
    }
}
