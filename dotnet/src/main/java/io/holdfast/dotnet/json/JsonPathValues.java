package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.numbers.NumberParser;
import org.jspecify.annotations.Nullable;

/** Values in queries: texts, numbers, true, false, null, patterns. */
final class JsonPathValues {

    private final JsonPathParser in;

    JsonPathValues(JsonPathParser in) {
        this.in = in;
    }

    /** Null if there is none. */
    @Nullable
    JValue read() {
        char c = in.peek();
        if (c == '\'') {
            return JValue.text(quoted());
        }
        if (Character.isDigit(c) || c == '-') {
            return number();
        }
        if (c == '/') {
            return JValue.text(pattern());
        }
        return in.accept("true")
                ? new JValue(true)
                : in.accept("false") ? new JValue(false) : in.accept("null") ? JValue.ofNull() : null;
    }

    private @Nullable JValue number() {
        int start = in.at;
        while (!in.atEnd() && in.peek() != ' ' && in.peek() != ')') {
            in.at++;
        }
        String digits = in.text.substring(start, in.at);
        try {
            boolean real = digits.chars().anyMatch(c -> c == '.' || c == 'E' || c == 'e');
            return in.atEnd()
                    ? null
                    : new JValue(real ? (Object) NumberParser.real(digits) : (Object) TokenConversions.toLong(digits));
        } catch (NetException e) {
            return null;
        }
    }

    /** From quote to quote, over which it goes. */
    String quoted() {
        var built = new StringBuilder();
        in.at++;
        while (!in.atEnd()) {
            in.work.tick();
            char c = in.text.charAt(in.at++);
            if (c == '\\' && !in.atEnd()) {
                built.append(escaped(in.text.charAt(in.at++)));
            } else if (c == '\'') {
                return built.toString();
            } else {
                built.append(c);
            }
        }
        throw in.error("Path ended with an open string.");
    }

    private char escaped(char c) {
        return switch (c) {
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case '\\', '"', '\'', '/' -> c;
            default -> throw in.error("Unknown escape character: \\" + c);
        };
    }

    private String pattern() {
        int start = in.at++;
        while (!in.atEnd()) {
            in.work.tick();
            char c = in.text.charAt(in.at++);
            if (c == '\\' && !in.atEnd()) {
                in.at++;
            } else if (c == '/') {
                while (!in.atEnd() && Character.isLetter(in.peek())) {
                    in.at++;
                }
                return in.text.substring(start, in.at);
            }
        }
        throw in.error("Path ended with an open regex.");
    }
}
