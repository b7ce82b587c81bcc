package io.holdfast.entities.filter;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * Reads the grammar by recursive descent: {@code or} binds weaker than {@code and}, that weaker than {@code not}.
 *
 * <pre>
 * filter     = all { "or" all }
 * all        = single { "and" single }
 * single     = "not" single | "(" filter ")" | function [ ("eq"|"ne") boolean ] | field condition
 * condition  = operator literal | "/" ("any"|"all") "(" variable ":" filter ")"
 * function   = ("contains"|"startswith"|"endswith") "(" field "," string ")" | "substringof" "(" string "," field ")"
 * </pre>
 */
final class FilterParser {

    private static final int MAX_LENGTH = 8192;
    private static final int MAX_DEPTH = 50;

    private final List<Token> tokens;
    private final BinaryOperator<String> strings;
    private int next;
    private int depth;

    private FilterParser(List<Token> tokens, BinaryOperator<String> strings) {
        this.tokens = tokens;
        this.strings = strings;
    }

    static Filter parse(String text, BinaryOperator<String> strings) {
        if (text.length() > MAX_LENGTH) {
            throw new FilterException("A filter must have at most " + MAX_LENGTH + " characters.");
        }
        var parser = new FilterParser(FilterLexer.tokens(text), strings);
        Filter filter = parser.filter();
        parser.expect(Token.Kind.END, "the end");
        return filter;
    }

    private Filter filter() {
        if (++depth > MAX_DEPTH) {
            throw FilterException.at(peek().position(), "The filter is nested too deeply");
        }
        Filter left = all();
        while (takeWord("or")) {
            left = new Filter.Or(left, all());
        }
        depth--;
        return left;
    }

    private Filter all() {
        Filter left = single();
        while (takeWord("and")) {
            left = new Filter.And(left, single());
        }
        return left;
    }

    private Filter single() {
        boolean negative = false;
        while (takeWord("not")) {
            negative = !negative;
        }
        Filter plain = plain();
        return negative ? new Filter.Not(plain) : plain;
    }

    private Filter plain() {
        if (peek().kind() == Token.Kind.OPEN) {
            next++;
            Filter inner = filter();
            expect(Token.Kind.CLOSE, "')'");
            return inner;
        }
        Token word = expect(Token.Kind.WORD, "a field or a function");
        if (peek().kind() == Token.Kind.OPEN) {
            return comparedWithBoolean(function(word));
        }
        if (peek().kind() == Token.Kind.SLASH) {
            next++;
            return items(word.text());
        }
        return new Filter.Compare(word.text(), operator(), literal(word.text()));
    }

    private Filter function(Token word) {
        TextFunction function = TextFunction.of(word.text())
                .orElseThrow(() -> FilterException.at(word.position(), "'" + word.text() + "' is no known function"));
        expect(Token.Kind.OPEN, "'('");
        Token first = function.textFirst() ? string() : field();
        expect(Token.Kind.COMMA, "','");
        Token second = function.textFirst() ? field() : string();
        expect(Token.Kind.CLOSE, "')'");
        return function.textFirst() ? call(function, second, first) : call(function, first, second);
    }

    private Filter call(TextFunction function, Token field, Token string) {
        return new Filter.Call(function, field.text(), strings.apply(field.text(), string.text()));
    }

    /** {@code contains(…) eq true} is how some clients write it. */
    private Filter comparedWithBoolean(Filter function) {
        boolean equal = takeWord("eq");
        if (!equal && !takeWord("ne")) {
            return function;
        }
        Token value = expect(Token.Kind.WORD, "true or false");
        if (!value.isWord("true") && !value.isWord("false")) {
            throw FilterException.at(value.position(), "true or false is expected");
        }
        return equal == value.isWord("true") ? function : new Filter.Not(function);
    }

    private Filter items(String field) {
        Token word = expect(Token.Kind.WORD, "any or all");
        if (!word.isWord("any") && !word.isWord("all")) {
            throw FilterException.at(word.position(), "any or all is expected");
        }
        expect(Token.Kind.OPEN, "'('");
        String variable = field().text();
        expect(Token.Kind.COLON, "':'");
        Filter condition = filter();
        expect(Token.Kind.CLOSE, "')'");
        return new Filter.Items(field, word.isWord("all"), variable, condition);
    }

    private Operator operator() {
        Token word = expect(Token.Kind.WORD, "an operator");
        return Operator.of(word.text())
                .orElseThrow(() -> FilterException.at(
                        word.position(), "One of eq, ne, gt, ge, lt, le is expected, not '" + word.text() + "'"));
    }

    private Literal literal(String field) {
        Token token = tokens.get(next++);
        return switch (token.kind()) {
            case STRING -> new Literal.Text(strings.apply(field, token.text()));
            case NUMBER -> new Literal.Numeric(new BigDecimal(token.text()));
            case TIME -> time(token);
            case WORD -> word(token);
            default -> throw FilterException.at(token.position(), "A value is expected");
        };
    }

    private Literal word(Token token) {
        return switch (token.text()) {
            case "true" -> new Literal.Bool(true);
            case "false" -> new Literal.Bool(false);
            case "null" -> new Literal.Null();
            case "datetime" -> time(string());
            default -> throw FilterException.at(token.position(), "A value is expected, not '" + token.text() + "'");
        };
    }

    private static Literal time(Token token) {
        return Literal.Time.instant(token.text())
                .map(Literal.Time::new)
                .orElseThrow(() -> FilterException.at(
                        token.position(), "A date and time such as 2026-01-31T12:00:00Z" + " is expected"));
    }

    private Token field() {
        return expect(Token.Kind.WORD, "a field");
    }

    private Token string() {
        return expect(Token.Kind.STRING, "a string in single quotes");
    }

    private boolean takeWord(String word) {
        if (peek().isWord(word)) {
            next++;
            return true;
        }
        return false;
    }

    private Token expect(Token.Kind kind, String what) {
        Token token = peek();
        if (token.kind() != kind) {
            throw FilterException.at(
                    token.position(),
                    what.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + what.substring(1) + " is expected");
        }
        next++;
        return token;
    }

    private Token peek() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }
}
