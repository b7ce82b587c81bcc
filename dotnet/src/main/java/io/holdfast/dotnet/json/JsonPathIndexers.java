package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in brackets: names, indexes, slices, queries. */
final class JsonPathIndexers {

    private static final String OPEN = "Path ended with open indexer.";

    private final JsonPathParser in;

    JsonPathIndexers(JsonPathParser in) {
        this.in = in;
    }

    /** Ends at the closing bracket, not after it. */
    JsonPathStep read(char open, boolean scan) {
        in.at++;
        char close = open == '[' ? ']' : ')';
        in.needMore(OPEN);
        in.skipBlanks();
        in.needMore(OPEN);
        return switch (in.peek()) {
            case '\'' -> names(close, scan);
            case '?' -> query(close, scan);
            default -> numbers(close);
        };
    }

    private JsonPathStep names(char close, boolean scan) {
        List<String> names = new ArrayList<>();
        while (!in.atEnd()) {
            in.work.tick();
            names.add(new JsonPathValues(in).quoted());
            in.skipBlanks();
            in.needMore(OPEN);
            if (in.peek() == close) {
                if (names.size() == 1) {
                    return JsonPathParser.field(names.getFirst(), scan);
                }
                return scan ? new JsonPathStep.Scan(List.copyOf(names)) : new JsonPathStep.Fields(List.copyOf(names));
            }
            if (in.peek() != ',') {
                throw unexpected(in.peek());
            }
            in.at++;
            in.skipBlanks();
        }
        throw in.error(OPEN);
    }

    private NetException unexpected(char c) {
        return in.error("Unexpected character while parsing path indexer: " + c);
    }

    private JsonPathStep query(char close, boolean scan) {
        in.at++;
        in.needMore(OPEN);
        if (in.peek() != '(') {
            throw unexpected(in.peek());
        }
        in.at++;
        JsonPathQuery query = new JsonPathQueries(in).read();
        in.at++;
        in.needMore(OPEN);
        in.skipBlanks();
        in.needMore(OPEN);
        if (in.peek() != close) {
            throw unexpected(in.peek());
        }
        return new JsonPathStep.Query(query, scan);
    }

    private JsonPathStep numbers(char close) {
        List<@Nullable Integer> numbers = new ArrayList<>();
        char separator = '\0';
        while (true) {
            in.work.tick();
            in.skipBlanks();
            in.needMore(OPEN);
            if (in.peek() == '*') {
                return all(close);
            }
            Integer number = number();
            in.skipBlanks();
            in.needMore(OPEN);
            char c = in.peek();
            if (number == null && (separator == ',' || c == ',' || (c == close && separator == '\0'))) {
                throw c == ',' || c == close ? in.error("Array index expected.") : unexpected(c);
            }
            numbers.add(number);
            if (c == close) {
                return separator == ':' ? slice(numbers) : indexes(numbers);
            }
            if ((c != ',' && c != ':') || (separator != '\0' && separator != c)) {
                throw unexpected(c);
            }
            separator = c;
            in.at++;
        }
    }

    private JsonPathStep all(char close) {
        in.at++;
        in.needMore(OPEN);
        in.skipBlanks();
        in.needMore(OPEN);
        if (in.peek() != close) {
            throw unexpected('*');
        }
        return new JsonPathStep.Items();
    }

    private @Nullable Integer number() {
        int start = in.at;
        while (!in.atEnd() && (Character.isDigit(in.peek()) || in.peek() == '-')) {
            in.at++;
        }
        String digits = in.text.substring(start, in.at);
        return digits.isEmpty() ? null : Integer.valueOf(TokenConversions.toInt(digits));
    }

    private JsonPathStep slice(List<@Nullable Integer> numbers) {
        return new JsonPathStep.Slice(
                numbers.getFirst(), numbers.get(1), numbers.size() > 2 ? numbers.getLast() : null);
    }

    private static JsonPathStep indexes(List<@Nullable Integer> numbers) {
        return new JsonPathStep.Indexes(
                numbers.stream().map(java.util.Objects::requireNonNull).toList());
    }
}
