package io.holdfast.arm.http;

import io.holdfast.arm.Refusals;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The path and the query of a request, as ARM reads them: doubled and trailing slashes count for nothing. */
record PathAndQuery(List<String> segments, Map<String, String> query) {

    private static final int MAX_SEGMENTS = 64;
    private static final int MAX_PARAMETERS = 100;
    /** The last character of ASCII, which begins the second range of control characters. */
    private static final char DELETE = 0x7f;

    /**
     * @param path as sent, still encoded
     * @param query likewise, without the question mark
     * @throws io.holdfast.arm.ArmException 400 if it is not properly encoded
     */
    static PathAndQuery parse(String path, @Nullable String query) {
        return new PathAndQuery(segments(path), query == null ? Map.of() : parameters(query));
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (int from = 0; from <= path.length(); ) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            if (to > from) {
                segments.add(decode(path.substring(from, to), false));
            }
            from = to + 1;
        }
        if (segments.size() > MAX_SEGMENTS) {
            throw Refusals.uriInvalid("its path has more than " + MAX_SEGMENTS + " segments");
        }
        return List.copyOf(segments);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query.split("&", MAX_PARAMETERS + 1)) {
            int equals = parameter.indexOf('=');
            String name = decode(equals < 0 ? parameter : parameter.substring(0, equals), true);
            String value = equals < 0 ? "" : decode(parameter.substring(equals + 1), true);
            if (!name.isEmpty()) {
                parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
            }
        }
        if (parameters.size() > MAX_PARAMETERS) {
            throw Refusals.uriInvalid("it has more than " + MAX_PARAMETERS + " query parameters");
        }
        return Collections.unmodifiableMap(parameters);
    }

    /** RFC 3986 §2.1, with {@code +} for a space in queries, as forms have it. */
    private static String decode(String text, boolean form) {
        return isPlain(text) ? text : decoded(text, form);
    }

    /** Whether it stands for itself, as nearly all do. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= DELETE || c == '%' || c == '+') {
                return false;
            }
        }
        return true;
    }

    private static String decoded(String text, boolean form) {
        var bytes = new ByteArrayOutputStream(text.length());
        byte[] sent = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < sent.length; i++) {
            if (sent[i] == '%') {
                bytes.write(hex(sent, i + 1) << 4 | hex(sent, i + 2));
                i += 2;
            } else {
                bytes.write(form && sent[i] == '+' ? ' ' : sent[i]);
            }
        }
        return text(bytes.toByteArray());
    }

    private static int hex(byte[] sent, int at) {
        int digit = at < sent.length ? Character.digit(sent[at], 16) : -1;
        if (digit < 0) {
            throw Refusals.uriInvalid("a % must be followed by two hexadecimal digits");
        }
        return digit;
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw Refusals.uriInvalid("it holds control characters");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw Refusals.uriInvalid("it is not UTF-8");
        }
    }
}
