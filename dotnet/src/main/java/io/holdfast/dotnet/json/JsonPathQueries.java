package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.json.JsonPathQuery.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads queries. {@code &&} and {@code ||} bind alike, to the right. */
final class JsonPathQueries {

    private static final String OPEN = "Path ended with open query.";

    private static final int MOST_NESTED = 64;

    private static final List<Map.Entry<String, Operator>> OPERATORS = List.of(
            Map.entry("===", Operator.STRICT_EQUALS),
            Map.entry("==", Operator.EQUALS),
            Map.entry("=~", Operator.REGEX),
            Map.entry("!==", Operator.STRICT_NOT_EQUALS),
            Map.entry("!=", Operator.NOT_EQUALS),
            Map.entry("<>", Operator.NOT_EQUALS),
            Map.entry("<=", Operator.LESS_OR_EQUAL),
            Map.entry("<", Operator.LESS),
            Map.entry(">=", Operator.GREATER_OR_EQUAL),
            Map.entry(">", Operator.GREATER));

    private final JsonPathParser in;

    JsonPathQueries(JsonPathParser in) {
        this.in = in;
    }

    /** Ends at the closing parenthesis, not after it. */
    JsonPathQuery read() {
        List<JsonPathQuery> root = null;
        boolean rootIsAnd = false;
        List<JsonPathQuery> parts = null;
        boolean and = false;
        int nested = 0;
        while (!in.atEnd()) {
            in.work.tick();
            JsonPathQuery one = comparison();
            char c = in.peek();
            if (c == ')') {
                if (root == null || parts == null) {
                    return one;
                }
                parts.add(one);
                return composite(rootIsAnd, root);
            }
            boolean nowAnd = connective(c);
            if (parts == null || and != nowAnd) {
                if (++nested > MOST_NESTED) {
                    throw in.error("The query goes too deep.");
                }
                List<JsonPathQuery> inner = new ArrayList<>();
                if (parts == null) {
                    root = inner;
                    rootIsAnd = nowAnd;
                } else {
                    parts.add(composite(nowAnd, inner));
                }
                parts = inner;
                and = nowAnd;
            }
            parts.add(one);
        }
        throw in.error(OPEN);
    }

    private static JsonPathQuery composite(boolean and, List<JsonPathQuery> parts) {
        return and ? new JsonPathQuery.All(parts) : new JsonPathQuery.Any(parts);
    }

    private boolean connective(char c) {
        if (c == '&' && in.accept("&&")) {
            return true;
        }
        if (c == '|' && in.accept("||")) {
            return false;
        }
        throw unexpected();
    }

    private JsonPathQuery comparison() {
        JsonPathQuery.Side left = side();
        if (")|&".indexOf(in.peek()) >= 0) {
            return new JsonPathQuery.Comparison(Operator.EXISTS, left, null);
        }
        Operator operator = operator();
        return new JsonPathQuery.Comparison(operator, left, side());
    }

    private Operator operator() {
        if (in.at + 1 >= in.text.length()) {
            throw in.error(OPEN);
        }
        for (var each : OPERATORS) {
            if (in.accept(each.getKey())) {
                return each.getValue();
            }
        }
        throw in.error("Could not read query operator.");
    }

    private JsonPathQuery.Side side() {
        in.skipBlanks();
        in.needMore(OPEN);
        List<JsonPathStep> path = path();
        JValue value = path == null ? new JsonPathValues(in).read() : null;
        if (path == null && value == null) {
            throw unexpected();
        }
        in.skipBlanks();
        in.needMore(OPEN);
        return new JsonPathQuery.Side(path, value);
    }

    private @Nullable List<JsonPathStep> path() {
        char c = in.peek();
        if (c != '$' && c != '@') {
            return null;
        }
        List<JsonPathStep> steps = new ArrayList<>();
        if (c == '$') {
            steps.add(new JsonPathStep.Root());
        }
        in.at++;
        if (in.path(steps, in.at, true)) {
            throw in.error(OPEN);
        }
        return steps;
    }

    private NetException unexpected() {
        in.needMore(OPEN);
        return in.error("Unexpected character while parsing path query: " + in.peek());
    }
}
