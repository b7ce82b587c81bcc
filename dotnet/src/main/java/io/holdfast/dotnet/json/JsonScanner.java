package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;

/** Reads names, values and comments of a {@link JsonReader}. */
final class JsonScanner {

    private final JsonSource source;
    private final JsonReader reader;
    private final JsonSettings settings;
    private final JsonStrings strings;

    JsonScanner(JsonSource source, JsonReader reader, JsonSettings settings) {
        this.source = source;
        this.reader = reader;
        this.settings = settings;
        this.strings = new JsonStrings(source, reader);
    }

    void value() {
        char c = source.peek();
        switch (c) {
            case '"', '\'' -> string();
            case 't' -> literal("true", JsonToken.Boolean, true, "Error parsing boolean value.");
            case 'f' -> literal("false", JsonToken.Boolean, false, "Error parsing boolean value.");
            case 'n' -> nullOrNew();
            case 'u' -> literal("undefined", JsonToken.Undefined, null, "Error parsing undefined value.");
            case 'N' -> number("NaN", Double.NaN, "Error parsing NaN value.");
            case 'I' -> number("Infinity", Double.POSITIVE_INFINITY, "Error parsing Infinity value.");
            default -> {
                if (c == '-' && source.peek(1) == 'I') {
                    number("-Infinity", Double.NEGATIVE_INFINITY, "Error parsing -Infinity value.");
                } else if (c == '-' || c == '.' || Character.isDigit(c)) {
                    JsonNumbers.read(source, reader, settings);
                } else {
                    throw reader.error("Unexpected character encountered while parsing value: " + c + ".");
                }
            }
        }
    }

    private void string() {
        char quote = source.peek();
        source.at++;
        String text = strings.read(quote);
        reader.ended();
        Object date = JsonDates.read(text, settings.dates());
        reader.set(date == null ? JsonToken.String : JsonToken.Date, date == null ? text : date);
    }

    private void nullOrNew() {
        switch (source.peek(1)) {
            case 'u' -> literal("null", JsonToken.Null, null, "Error parsing null value.");
            case 'e' -> constructor();
            default -> {
                if (source.at + 1 >= source.text.length()) {
                    source.at++;
                    throw unexpectedEnd();
                }
                throw reader.error("Unexpected character encountered while parsing value: n.");
            }
        }
    }

    private NetException unexpectedEnd() {
        return reader.error("Unexpected end when reading JSON.");
    }

    private void literal(
            String word, JsonToken token, @org.jspecify.annotations.Nullable Object value, String otherwise) {
        if (!matches(word)) {
            throw reader.error(otherwise);
        }
        reader.finished(token, value);
    }

    private void number(String word, double value, String otherwise) {
        boolean matched = matches(word);
        if (matched && settings.exactFloats()) {
            throw reader.error("Cannot read " + word + " value.");
        }
        literal(matched, JsonToken.Float, value, otherwise);
    }

    private void literal(boolean matched, JsonToken token, Object value, String otherwise) {
        if (!matched) {
            throw reader.error(otherwise);
        }
        reader.finished(token, value);
    }

    /** Whether the word stands here and ends here; goes over as much of it as does. */
    private boolean matches(String word) {
        if (source.text.length() - source.at < word.length()) {
            source.at = source.text.length();
            throw unexpectedEnd();
        }
        for (int i = 0; i < word.length(); i++) {
            if (source.peek() != word.charAt(i)) {
                return false;
            }
            source.at++;
        }
        return source.atEnd() || isSeparator(source.peek());
    }

    private boolean isSeparator(char c) {
        return switch (c) {
            case '}', ']', ',', '\0' -> true;
            case '/' -> source.peek(1) == '/' || source.peek(1) == '*';
            case ')' -> reader.isInConstructor();
            default -> JsonSource.isWhitespace(c);
        };
    }

    private void constructor() {
        if (!matches("new")) {
            throw reader.error("Unexpected content while parsing JSON.");
        }
        source.skipWhitespace();
        int start = source.at;
        while (Character.isLetterOrDigit(source.peek())) {
            source.skip();
        }
        String name = source.text.substring(start, source.at);
        if (source.atEnd()) {
            throw reader.error("Unexpected end while parsing constructor.");
        }
        boolean ends = source.peek() == '(' || JsonSource.isWhitespace(source.peek());
        if (ends && name.isEmpty()) {
            throw reader.error("Empty constructor name.");
        }
        source.skipWhitespace();
        if (source.peek() != '(') {
            throw reader.error("Unexpected character while parsing constructor: " + source.peek() + ".");
        }
        source.at++;
        reader.constructor(name);
    }

    /** A property's name and its colon. */
    String name() {
        char first = source.peek();
        String name;
        if (first == '"' || first == '\'') {
            source.at++;
            name = strings.read(first);
        } else if (JsonSource.isNameCharacter(first)) {
            name = bareName();
        } else {
            throw reader.error("Invalid property identifier character: " + first + ".");
        }
        source.skipWhitespace();
        if (source.peek() != ':') {
            throw reader.error(
                    "Invalid character after parsing property name. Expected ':' but got: " + source.peek() + ".");
        }
        source.at++;
        return name;
    }

    private String bareName() {
        int start = source.at;
        while (JsonSource.isNameCharacter(source.peek())) {
            source.skip();
        }
        if (source.atEnd()) {
            throw reader.error("Unexpected end while parsing unquoted property name.");
        }
        char c = source.peek();
        if (c != ':' && !JsonSource.isWhitespace(c)) {
            throw reader.error("Invalid JavaScript property identifier character: " + c + ".");
        }
        return source.text.substring(start, source.at);
    }

    String comment() {
        source.at++;
        char kind = source.peek();
        if (source.at + 1 >= source.text.length()) {
            throw reader.error("Unexpected end while parsing comment.");
        }
        if (kind != '*' && kind != '/') {
            throw reader.error("Error parsing comment. Expected: *, got " + kind + ".");
        }
        source.at++;
        int start = source.at;
        while (!source.atEnd()) {
            char c = source.peek();
            if (kind == '/' && (c == '\r' || c == '\n')) {
                return source.text.substring(start, source.at);
            }
            if (kind == '*' && c == '*' && source.peek(1) == '/') {
                source.at += 2;
                return source.text.substring(start, source.at - 2);
            }
            source.skip();
        }
        if (kind == '*') {
            throw reader.error("Unexpected end while parsing comment.");
        }
        return source.text.substring(start);
    }
}
