package io.holdfast.dotnet.json;

/** Texts between quotes. */
final class JsonText {

    private static final String HEX = "0123456789abcdef";
    private static final char NEXT_LINE = '\u0085';
    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    private JsonText() {}

    /** The text without quotes, what JavaScript does not take as it is escaped. */
    static void escape(StringBuilder to, String text, char quote) {
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < '\u0080' && c != '\\' && c != quote) {
                continue;
            }
            String escaped = escaped(c, quote);
            if (escaped != null) {
                to.append(text, written, i).append(escaped);
                written = i + 1;
            }
        }
        to.append(text, written, text.length());
    }

    private static @org.jspecify.annotations.Nullable String escaped(char c, char quote) {
        return switch (c) {
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\f' -> "\\f";
            case '\b' -> "\\b";
            case '\\' -> "\\\\";
            case NEXT_LINE, LINE_SEPARATOR, PARAGRAPH_SEPARATOR -> unicode(c);
            default -> c == quote ? "\\" + quote : c < ' ' ? unicode(c) : null;
        };
    }

    private static String unicode(char c) {
        return "\\u" + HEX.charAt(c >> 12 & 15) + HEX.charAt(c >> 8 & 15) + HEX.charAt(c >> 4 & 15)
                + HEX.charAt(c & 15);
    }
}
