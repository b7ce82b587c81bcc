package io.holdfast.dotnet.net;

import io.holdfast.dotnet.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** HtmlEncode and HtmlDecode. */
final class Html {

    private static final int LATIN = 160;
    private static final int BEYOND_LATIN = 256;
    private static final int LONGEST_NAME = 10;
    private static final int HEX = 16;
    private static final Map<String, Character> ENTITIES = entities();

    private Html() {}

    private static Map<String, Character> entities() {
        Map<String, Character> entities = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Html.class.getResourceAsStream("entities.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().forEach(line -> {
                int space = line.indexOf(' ');
                entities.put(line.substring(0, space), (char) Integer.parseInt(line.substring(space + 1)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(entities);
    }

    static String encoded(Work work, String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            work.charge(8);
            switch (c) {
                case '<' -> encoded.append("&lt;");
                case '>' -> encoded.append("&gt;");
                case '"' -> encoded.append("&quot;");
                case '\'' -> encoded.append("&#39;");
                case '&' -> encoded.append("&amp;");
                default -> {
                    if ((c >= LATIN && c < BEYOND_LATIN) || c > Character.MAX_VALUE) {
                        encoded.append("&#").append(c).append(';');
                    } else {
                        encoded.append(Character.isSurrogate((char) c) ? '\ufffd' : (char) c);
                    }
                }
            }
        }
        return encoded.toString();
    }

    static String decoded(Work work, String text) {
        work.charge(2L * text.length());
        StringBuilder decoded = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '&' ? end(text, at + 1) : -1;
            int c = end < 0 ? -1 : character(text.substring(at + 1, end));
            if (c < 0) {
                decoded.append(text.charAt(at++));
            } else {
                decoded.appendCodePoint(c);
                at = end + 1;
            }
        }
        return decoded.toString();
    }

    /** Where the semicolon stands before any other ampersand; -1 if nowhere. */
    private static int end(String text, int from) {
        for (int i = from; i < text.length() && i < from + 2 * LONGEST_NAME; i++) {
            if (text.charAt(i) == ';') {
                return i;
            }
            if (text.charAt(i) == '&') {
                return -1;
            }
        }
        return -1;
    }

    private static int character(String entity) {
        if (entity.startsWith("#")) {
            boolean hex = entity.length() > 1 && (entity.charAt(1) == 'x' || entity.charAt(1) == 'X');
            try {
                int c = Integer.parseInt(entity.substring(hex ? 2 : 1), hex ? HEX : 10);
                boolean valid = c > 0 && c <= Character.MAX_CODE_POINT && (c < 0xd800 || c > 0xdfff);
                return valid ? c : -1;
            } catch (NumberFormatException e) {
                return -1;
            }
        }
        Character named = ENTITIES.get(entity);
        return named == null ? -1 : named;
    }
}
