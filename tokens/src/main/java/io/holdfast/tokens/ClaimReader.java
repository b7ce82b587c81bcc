package io.holdfast.tokens;

import com.nimbusds.jose.Header;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the claims of a token. */
final class ClaimReader {

    /** The end of the year 9999: what no calendar has would become some other time when it is converted. */
    private static final double MOST_SECONDS = 253_402_300_799.0;

    private ClaimReader() {}

    static TokenClaims read(Header head, String payload) throws TokenRefusal {
        Map<String, @Nullable Object> claims = object(payload);
        Map<String, List<String>> all = new LinkedHashMap<>();
        claims.forEach((name, value) -> all.put(name, texts(value)));
        return new TokenClaims(
                head.getAlgorithm().getName(),
                all.getOrDefault("aud", List.of()),
                Collections.unmodifiableMap(all),
                time(claims, "exp"),
                text(claims, "jti"),
                text(claims, "iss"),
                time(claims, "iat"),
                time(claims, "nbf"),
                text(claims, "sub"),
                head.getType() == null ? "" : head.getType().getType());
    }

    private static Map<String, @Nullable Object> object(String payload) throws TokenRefusal {
        try {
            return JSONObjectUtils.parse(payload);
        } catch (ParseException e) {
            throw TokenRefusal.invalid("IDX12723: Unable to decode the payload of the token as JSON.");
        }
    }

    private static List<String> texts(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return List.of(text(value));
        }
        List<String> texts = new ArrayList<>(list.size());
        list.forEach(each -> texts.add(text(each)));
        return Collections.unmodifiableList(texts);
    }

    @SuppressWarnings("unchecked") // as the parser gives it
    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case Map<?, ?> object -> JSONObjectUtils.toJSONString((Map<String, ?>) object);
            default -> String.valueOf(value);
        };
    }

    private static String text(Map<String, @Nullable Object> claims, String name) {
        return claims.get(name) instanceof String text ? text : "";
    }

    private static @Nullable Instant time(Map<String, @Nullable Object> claims, String name) throws TokenRefusal {
        Object value = claims.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= MOST_SECONDS) {
            return Instant.ofEpochMilli((long) (number.doubleValue() * 1000));
        }
        throw TokenRefusal.invalid("IDX12749: The claim '" + name + "' of the token is no time.");
    }
}
