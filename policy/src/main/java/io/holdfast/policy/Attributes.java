package io.holdfast.policy;

import io.holdfast.policy.markup.Element;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what is written in an element: a literal, or an expression. */
final class Attributes {

    private Attributes() {}

    static String words(String attribute) {
        return "attribute '" + attribute + "'";
    }

    /** @param what what the value is, to complete the sentence "its … is not valid" */
    static <T> Value<T> read(PolicyElement element, String written, String what, Kind<T> kind) {
        String text = resolved(element, written);
        CompiledExpression expression = expression(element, text, what, kind.type());
        if (expression != null) {
            return Value.evaluated(expression.needs(), exchange -> {
                T result = kind.result().apply(expression.evaluate(exchange));
                if (result == null) {
                    throw new EvaluationException("Its " + what + " " + kind.complaint() + ".");
                }
                return result;
            });
        }
        T literal = kind.literal().apply(text);
        if (literal == null) {
            throw element.refuse("its " + what + " " + kind.complaint());
        }
        return Value.of(literal);
    }

    /** Whatever an expression gives; a literal is a string. */
    static Value<@Nullable Object> any(PolicyElement element, String written, String what, ExpressionType type) {
        String text = resolved(element, written);
        CompiledExpression expression = expression(element, text, what, type);
        if (expression == null) {
            return Value.of(text);
        }
        Function<Exchange, @Nullable Object> evaluation = expression::evaluate;
        return Value.evaluated(expression.needs(), evaluation);
    }

    private static String resolved(PolicyElement element, String written) {
        return NamedValues.resolve(written, element.context(), element.element());
    }

    /** Null if the text is a literal. */
    private static @Nullable CompiledExpression expression(
            PolicyElement element, String text, String what, ExpressionType type) {
        if (!Expressions.in(text)) {
            return null;
        }
        String code = Expressions.code(text);
        if (code == null) {
            throw element.refuse(
                    "its " + what + " has an expression beside other text; make one expression of all of it");
        }
        try {
            CompiledExpression compiled = element.place().expressions().compile(code, type);
            element.needs(compiled.needs());
            return compiled;
        } catch (ExpressionException e) {
            throw element.refuse("its " + what + " is an expression that can't run: " + bare(e.why()));
        }
    }

    /** Without the full stop at its end, since more follows. */
    private static String bare(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    static <T, R> Value<R> map(PolicyElement element, Value<T> value, Function<? super T, ? extends R> change) {
        if (!value.isLiteral()) {
            return value.map(given -> {
                try {
                    return change.apply(given);
                } catch (IllegalArgumentException e) {
                    throw new EvaluationException(sentence(String.valueOf(e.getMessage())));
                }
            });
        }
        try {
            return Value.of(change.apply(value.literal()));
        } catch (IllegalArgumentException e) {
            throw element.refuse(String.valueOf(e.getMessage()));
        }
    }

    private static String sentence(String why) {
        return why.isEmpty() ? why : Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".";
    }

    static void checkHonoured(PolicyElement view, Set<String> attributes, Set<Element> children, boolean text) {
        Element element = view.element();
        element.attributes().stream()
                .filter(a -> !a.name().equals("id") && !a.name().startsWith("xmlns") && !attributes.contains(a.name()))
                .findFirst()
                .ifPresent(a -> {
                    throw view.refuse("Holdfast does not honour its attribute '" + a.name() + "' yet");
                });
        element.children().stream()
                .filter(e -> !children.contains(e))
                .findFirst()
                .ifPresent(e -> {
                    throw view.refuse("Holdfast does not honour its element '" + e.name() + "' yet");
                });
        if (!text && !element.text().isBlank()) {
            throw view.refuse("it holds text");
        }
    }
}
