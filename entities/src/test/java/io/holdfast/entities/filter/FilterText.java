package io.holdfast.entities.filter;

/** Writes a filter as callers would. */
final class FilterText {

    private FilterText() {}

    static String of(Filter filter) {
        return switch (filter) {
            case Filter.And and -> "(" + of(and.left()) + ") and (" + of(and.right()) + ")";
            case Filter.Or or -> "(" + of(or.left()) + ") or (" + of(or.right()) + ")";
            case Filter.Not not -> "not (" + of(not.inner()) + ")";
            case Filter.Compare compare ->
                compare.field() + " " + compare.operator().word() + " " + literal(compare.literal());
            case Filter.Call call -> call(call);
            case Filter.Items items ->
                items.field() + "/" + (items.all() ? "all" : "any") + "(" + items.variable() + ": "
                        + of(items.condition()) + ")";
        };
    }

    private static String call(Filter.Call call) {
        String text = quoted(call.text());
        return call.function().word()
                + (call.function().textFirst()
                        ? "(" + text + "," + call.field() + ")"
                        : "(" + call.field() + "," + text + ")");
    }

    private static String literal(Literal literal) {
        return switch (literal) {
            case Literal.Text text -> quoted(text.value());
            case Literal.Numeric number -> number.value().toPlainString();
            case Literal.Bool bool -> String.valueOf(bool.value());
            case Literal.Null ignored -> "null";
            case Literal.Time time -> time.value().toString();
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
