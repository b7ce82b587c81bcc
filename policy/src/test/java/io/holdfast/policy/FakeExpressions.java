package io.holdfast.policy;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Expressions for tests of what is around them. {@code @(a.b)} where the words are, joined by dots:
 *
 * <ul>
 *   <li>{@code var.NAME} – a variable; {@code request}, {@code response} – the text of a body; {@code count.NAME} – counts up in a variable
 *   <li>{@code true}, {@code false}, {@code null}, a number, {@code text.WORDS} – that; {@code fail.WORDS} – fails with these words
 *   <li>{@code error} – reason and path of the last error; {@code status} – that of the response
 *   <li>{@code slow} before all – the same, after it ran elsewhere
 * </ul>
 */
public final class FakeExpressions implements ExpressionLanguage {

    @Override
    public CompiledExpression compile(String code, ExpressionType type) {
        String bare = code.substring(2, code.length() - 1).strip();
        boolean slow = bare.startsWith("slow.");
        String words = slow ? bare.substring(5) : bare;
        if (words.startsWith("context.")) {
            throw new ExpressionException(1, 1, "Holdfast does not run expressions yet");
        }
        Set<Need> needs = EnumSet.noneOf(Need.class);
        if (slow) {
            needs.add(Need.TIME);
        }
        if (words.startsWith("request")) {
            needs.add(Need.REQUEST_BODY);
        }
        if (words.startsWith("response")) {
            needs.add(Need.RESPONSE_BODY);
        }
        return new CompiledExpression() {
            @Override
            public @Nullable Object evaluate(Exchange exchange) {
                return FakeExpressions.evaluate(words, exchange);
            }

            @Override
            public Set<Need> needs() {
                return needs;
            }
        };
    }

    private static @Nullable Object evaluate(String words, Exchange exchange) {
        int dot = words.indexOf('.');
        String first = dot < 0 ? words : words.substring(0, dot);
        String rest = dot < 0 ? "" : words.substring(dot + 1);
        LastError error = exchange.lastError();
        return switch (first) {
            case "var" -> exchange.variables().get(rest);
            case "text" -> rest;
            case "bytes" -> rest.getBytes(StandardCharsets.UTF_8);
            case "null" -> null;
            case "true", "false" -> Boolean.valueOf(first);
            case "status" -> rest.isEmpty() ? exchange.status() : exchange.status() == Integer.parseInt(rest);
            case "error" -> error == null ? "" : error.reason() + " " + error.path() + " " + error.message();
            case "fail" -> throw new EvaluationException(rest);
            case "request" -> text(exchange.requestBody());
            case "response" -> text(exchange.responseBody());
            case "count" -> count(rest, exchange);
            default -> Integer.parseInt(words);
        };
    }

    private static @Nullable Object text(@Nullable Body body) {
        return body == null ? null : body.text(true);
    }

    private static int count(String name, Exchange exchange) {
        int next = exchange.variables().get(name) instanceof Integer known ? known + 1 : 1;
        exchange.variable(name, next);
        return next;
    }
}
