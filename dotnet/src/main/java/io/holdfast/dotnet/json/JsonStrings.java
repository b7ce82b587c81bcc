package io.holdfast.dotnet.json;

/** Reads what stands between quotes. */
final class JsonStrings {

    private static final int DIGITS = 4;
    private static final int HEX = 16;
    private static final char REPLACEMENT = '\ufffd';

    private final JsonSource source;
    private final JsonReader reader;

    JsonStrings(JsonSource source, JsonReader reader) {
        this.source = source;
        this.reader = reader;
    }

    /** The text up to the quote, over which it goes. */
    String read(char quote) {
        int start = source.at;
        StringBuilder built = null;
        while (true) {
            if (source.atEnd()) {
                throw unterminated(quote);
            }
            char c = source.peek();
            if (c == quote) {
                source.work.charge(2L * (source.at - start));
                String last = source.text.substring(start, source.at++);
                return built == null ? last : built.append(last).toString();
            }
            if (c == '\\') {
                built = built == null ? new StringBuilder() : built;
                built.append(source.text, start, source.at);
                source.work.charge(2L * (source.at - start + 1));
                source.at++;
                escape(built, quote);
                start = source.at;
            } else {
                source.skip();
            }
        }
    }

    private RuntimeException unterminated(char quote) {
        return reader.error("Unterminated string. Expected delimiter: " + quote + ".");
    }

    private void escape(StringBuilder built, char quote) {
        if (source.atEnd()) {
            throw unterminated(quote);
        }
        char c = source.peek();
        source.at++;
        source.work.tick();
        switch (c) {
            case 'b' -> built.append('\b');
            case 't' -> built.append('\t');
            case 'n' -> built.append('\n');
            case 'f' -> built.append('\f');
            case 'r' -> built.append('\r');
            case '\\', '"', '\'', '/' -> built.append(c);
            case 'u' -> unicode(built);
            default -> throw reader.error("Bad JSON escape sequence: \\" + c + ".");
        }
    }

    /** Halves of a pair that stand alone are replaced. */
    private void unicode(StringBuilder built) {
        char c = hex();
        while (Character.isHighSurrogate(c)) {
            source.work.tick();
            if (source.peek() != '\\' || source.peek(1) != 'u') {
                built.append(REPLACEMENT);
                return;
            }
            source.at += 2;
            char second = hex();
            if (Character.isLowSurrogate(second)) {
                built.append(c).append(second);
                return;
            }
            built.append(REPLACEMENT);
            c = second;
        }
        built.append(Character.isLowSurrogate(c) ? REPLACEMENT : c);
    }

    private char hex() {
        if (source.at + DIGITS >= source.text.length()) {
            throw reader.error("Unexpected end while parsing Unicode escape sequence.");
        }
        int value = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = Character.digit(source.peek(i), HEX);
            if (digit < 0) {
                String digits = source.text.substring(source.at, source.at + DIGITS);
                throw reader.error("Invalid Unicode escape sequence: \\u" + digits + ".");
            }
            value = value * HEX + digit;
        }
        source.at += DIGITS;
        return (char) value;
    }
}
