package io.holdfast.liquid;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands inside braces: names, texts, operators, attributes. */
final class LiquidMarkup {

    private final String text;
    private int at;

    LiquidMarkup(String text) {
        this.text = text;
    }

    boolean atEnd() {
        skipBlanks();
        return at >= text.length();
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private char peek() {
        skipBlanks();
        return at < text.length() ? text.charAt(at) : '\0';
    }

    boolean accept(char expected) {
        if (peek() == expected) {
            at++;
            return true;
        }
        return false;
    }

    boolean acceptWord(String word) {
        skipBlanks();
        int end = at + word.length();
        boolean there = text.startsWith(word, at)
                && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
        at = there ? end : at;
        return there;
    }

    /** A name; null if there is none. */
    @Nullable
    String word() {
        skipBlanks();
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at == start ? null : text.substring(start, at);
    }

    /** An operator of a condition; null if there is none. */
    @Nullable
    String operator() {
        skipBlanks();
        int start = at;
        while (at < text.length() && "=!<>".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at > start) {
            return text.substring(start, at);
        }
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.isEmpty() || word.equals("and") || word.equals("or")) {
            at = start;
            return null;
        }
        return word;
    }

    /** A value: a text in quotes, or all up to a blank, comma or bar. Null if there is none. */
    @Nullable
    String fragment() {
        skipBlanks();
        int start = at;
        char quote = '\0';
        int brackets = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quote != '\0') {
                quote = c == quote ? '\0' : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[' || c == '(') {
                brackets++;
            } else if (c == ']' || c == ')') {
                brackets--;
            } else if (brackets <= 0 && (Character.isWhitespace(c) || ",|".indexOf(c) >= 0 || isOperator(c, start))) {
                break;
            }
            at++;
        }
        return at == start ? null : text.substring(start, at);
    }

    private boolean isOperator(char c, int start) {
        return at > start && "=!<>:".indexOf(c) >= 0;
    }

    String rest() {
        skipBlanks();
        return text.substring(at);
    }

    /** Cuts at a character that stands in no quotes. */
    static List<String> split(String text, char at) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        char quote = '\0';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != '\0') {
                quote = c == quote ? '\0' : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == at) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
