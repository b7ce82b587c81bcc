package io.holdfast.policy.markup;

/**
 * Finds where a policy expression ends: at the bracket that matches the one behind its {@code @}. Brackets inside C#
 * string literals, characters and comments don't count; the holes of interpolated strings are code again.
 */
public final class CodeScanner {

    /** Interpolated strings nested deeper than this are taken for unclosed: no document needs it, and it bounds the stack. */
    private static final int MAX_NESTING = 50;

    private static final int UNCLOSED = -1;

    private final CharSequence text;
    private int nesting;

    private CodeScanner(CharSequence text) {
        this.text = text;
    }

    /** True if {@code @(} or <code>@{</code> stands there. */
    public static boolean startsAt(CharSequence text, int at) {
        return text.charAt(at) == '@'
                && at + 1 < text.length()
                && (text.charAt(at + 1) == '(' || text.charAt(at + 1) == '{');
    }

    /**
     * @param at where the expression's {@code @} stands
     * @return the index behind its closing bracket, or -1 if it isn't closed
     */
    public static int end(CharSequence text, int at) {
        return new CodeScanner(text).code(at + 2, text.charAt(at + 1));
    }

    private int code(int from, char open) {
        char close = open == '(' ? ')' : '}';
        int depth = 1;
        int at = from;
        while (at != UNCLOSED && at < text.length()) {
            char c = text.charAt(at);
            if (c == close && --depth == 0) {
                return at + 1;
            }
            if (c == open) {
                depth++;
            }
            at = token(at, c);
        }
        return UNCLOSED;
    }

    /** The index behind the literal or comment that begins there, or of the next character. */
    private int token(int at, char c) {
        return switch (c) {
            case '"' -> string(at + 1, false, false);
            case '\'' -> character(at + 1);
            case '@', '$' -> prefixed(at, c);
            case '/' -> comment(at);
            default -> at + 1;
        };
    }

    private int prefixed(int at, char prefix) {
        char other = prefix == '@' ? '$' : '@';
        if (is(at + 1, '"')) {
            return string(at + 2, prefix == '@', prefix == '$');
        }
        return is(at + 1, other) && is(at + 2, '"') ? string(at + 3, true, true) : at + 1;
    }

    private int comment(int at) {
        if (is(at + 1, '/')) {
            int end = indexOf("\n", at + 2);
            return end == UNCLOSED ? text.length() : end + 1;
        }
        if (is(at + 1, '*')) {
            int end = indexOf("*/", at + 2);
            return end == UNCLOSED ? UNCLOSED : end + 2;
        }
        return at + 1;
    }

    private int character(int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '\'') {
                return at + 1;
            } else if (c == '\n') {
                return UNCLOSED;
            }
        }
        return UNCLOSED;
    }

    private int string(int from, boolean verbatim, boolean interpolated) {
        int at = from;
        while (at != UNCLOSED && at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' && !(verbatim && is(at + 1, '"'))) {
                return at + 1;
            }
            if (c == '\n' && !verbatim) {
                return UNCLOSED;
            }
            at = c == '{' && interpolated && !is(at + 1, '{') ? hole(at + 1) : at + width(c, at, verbatim);
        }
        return UNCLOSED;
    }

    /** Two for an escaped character: {@code \"}, {@code ""} or <code>{{</code>. */
    private int width(char c, int at, boolean verbatim) {
        boolean escape = verbatim ? c == '"' : c == '\\';
        return escape || (c == '{' && is(at + 1, '{')) ? 2 : 1;
    }

    private int hole(int from) {
        if (nesting == MAX_NESTING) {
            return UNCLOSED;
        }
        nesting++;
        int end = code(from, '{');
        nesting--;
        return end;
    }

    private boolean is(int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private int indexOf(String what, int from) {
        for (int at = from; at + what.length() <= text.length(); at++) {
            if (what.contentEquals(text.subSequence(at, at + what.length()))) {
                return at;
            }
        }
        return UNCLOSED;
    }
}
