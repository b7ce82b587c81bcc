package io.holdfast.policy.markup;

import org.jspecify.annotations.Nullable;

/** Character references of XML 1.0 (§2.4, §4.1, §4.6): the five predefined names and numbers. */
final class Escapes {

    /** The longest reference worth looking at, a hexadecimal number with some leading zeros. */
    private static final int MAX_LENGTH = 16;

    private Escapes() {}

    /**
     * @param attribute true to keep line breaks and tabs alive in an attribute, where XML would turn them into blanks
     */
    static String escape(String text, boolean attribute) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String reference = reference(c, attribute);
            if (reference == null) {
                out.append(c);
            } else {
                out.append(reference);
            }
        }
        return out.toString();
    }

    private static @Nullable String reference(char c, boolean attribute) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> attribute ? "&quot;" : null;
            case '\'' -> attribute ? "&apos;" : null;
            case '\n' -> attribute ? "&#xA;" : null;
            case '\r' -> "&#xD;";
            case '\t' -> attribute ? "&#x9;" : null;
            default -> null;
        };
    }

    /** @param text a text whose references are all valid */
    static String unescape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '&' ? end(text, at) : -1;
            if (end < 0) {
                out.append(text.charAt(at++));
            } else {
                out.appendCodePoint(decode(text, at, end));
                at = end;
            }
        }
        return out.toString();
    }

    /** The index behind the reference that begins there; -1 if there is none. */
    static int end(CharSequence text, int at) {
        for (int i = at + 1; i < text.length() && i - at < MAX_LENGTH; i++) {
            if (text.charAt(i) == ';') {
                return decode(text, at, i + 1) < 0 ? -1 : i + 1;
            }
        }
        return -1;
    }

    /** The code point that the reference stands for; -1 if it is no valid reference. */
    static int decode(CharSequence text, int start, int end) {
        String name = text.subSequence(start + 1, end - 1).toString();
        return switch (name) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> name.startsWith("#") ? number(name.substring(1)) : -1;
        };
    }

    private static int number(String digits) {
        boolean hex = digits.startsWith("x");
        String bare = hex ? digits.substring(1) : digits;
        if (bare.isEmpty() || !bare.chars().allMatch(c -> Character.digit(c, hex ? 16 : 10) >= 0 && c < 128)) {
            return -1;
        }
        try {
            int codePoint = Integer.parseInt(bare, hex ? 16 : 10);
            return isXmlChar(codePoint) ? codePoint : -1;
        } catch (NumberFormatException tooLarge) {
            return -1;
        }
    }

    /** XML 1.0 §2.2, Char. */
    static boolean isXmlChar(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0x10FFFF);
    }
}
