package io.holdfast.dotnet.regex;

import io.holdfast.dotnet.NetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * .NET's syntax as Java's. Every group becomes a numbered one, in .NET's order: unnamed ones first, named ones behind them. Names are
 * kept beside the pattern, because Java allows fewer.
 */
final class Translation {

    private static final String BALANCING = "balancing groups are not supported here";

    private final String pattern;
    private final StringBuilder java = new StringBuilder();
    private final Deque<Integer> open = new ArrayDeque<>();
    private final Deque<Integer> inline = new ArrayDeque<>();
    private final List<String> opened = new ArrayList<>();
    /** Null the first time through, which finds out which groups there are. */
    private final @Nullable GroupNames names;

    private int options;
    private int at;

    private Translation(String pattern, int options, @Nullable GroupNames names) {
        this.pattern = pattern;
        this.options = options;
        this.names = names;
    }

    /**
     * @param regex Java's
     * @param groups Java's number of the group that .NET numbers so: {@code groups.get(1)} is of .NET's first
     * @param names .NET's names by their numbers; a number as text where a group has none
     */
    record Translated(String regex, List<Integer> groups, List<String> names) {}

    /** @throws NetException if the pattern is none, or says what Java can't */
    static Translated of(String pattern, int options) {
        Translation first = new Translation(pattern, options, null);
        first.run();
        GroupNames names = GroupNames.of(first.opened);
        Translation second = new Translation(pattern, options, names);
        second.run();
        return new Translated(second.java.toString(), names.javaNumbers(), names.names());
    }

    private NetException fault(String why) {
        return new NetException(
                "System.ArgumentException", "Invalid pattern '" + pattern + "' at offset " + at + ". " + why + ".");
    }

    private void run() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> at = new CharacterClass(pattern, RegexOptions.ECMAScript.in(options)).translate(at, java);
                case '(' -> group();
                case ')' -> {
                    if (open.isEmpty()) {
                        throw fault("Too many )'s");
                    }
                    options = inline.pop();
                    open.pop();
                    java.append(')');
                    at++;
                }
                case '$' -> {
                    // Java's $ knows more ends of lines than .NET's.
                    java.append(RegexOptions.Multiline.in(options) ? "(?=\\n|\\z)" : "(?=\\n?\\z)");
                    at++;
                }
                case '^' -> {
                    java.append(RegexOptions.Multiline.in(options) ? "(?:(?<=\\n)|\\A)" : "\\A");
                    at++;
                }
                case '.' -> {
                    java.append(RegexOptions.Singleline.in(options) ? "[\\s\\S]" : "[^\\n]");
                    at++;
                }
                case '#' -> comment();
                case ' ', '\t', '\n', '\r', '\f', '\u000b' -> blank(c);
                case '{' -> brace();
                case '+' -> plus();
                default -> literal(c);
            }
        }
        if (!open.isEmpty()) {
            throw fault("Not enough )'s");
        }
    }

    private void literal(char c) {
        if ("]}&~".indexOf(c) >= 0) {
            java.append('\\');
        }
        java.append(c);
        at++;
    }

    /** Java's possessive quantifiers are no syntax of .NET: there it is a nested quantifier, which is refused. */
    private void plus() {
        if (at > 0 && "*+?}".indexOf(pattern.charAt(at - 1)) >= 0 && Quantifiers.endsAt(pattern, at - 1)) {
            throw fault("Nested quantifier '+'");
        }
        java.append('+');
        at++;
    }

    private void brace() {
        if (Quantifiers.startsAt(pattern, at)) {
            int end = pattern.indexOf('}', at);
            java.append(pattern, at, end + 1);
            at = end + 1;
        } else {
            java.append("\\{");
            at++;
        }
    }

    private void comment() {
        if (!RegexOptions.IgnorePatternWhitespace.in(options)) {
            java.append("\\#");
            at++;
            return;
        }
        int end = pattern.indexOf('\n', at);
        at = end < 0 ? pattern.length() : end + 1;
    }

    private void blank(char c) {
        if (!RegexOptions.IgnorePatternWhitespace.in(options)) {
            java.append(c);
        }
        at++;
    }

    private void group() {
        if (!pattern.startsWith("(?", at)) {
            boolean captures = !RegexOptions.ExplicitCapture.in(options);
            push();
            java.append(captures ? "(" : "(?:");
            if (captures) {
                opened.add("");
            }
            at++;
            return;
        }
        char kind = at + 2 < pattern.length() ? pattern.charAt(at + 2) : '\0';
        switch (kind) {
            case ':', '=', '!', '>' -> opened("(?" + kind, 3);
            case '#' -> {
                int end = pattern.indexOf(')', at);
                if (end < 0) {
                    throw fault("Unterminated (?#...) comment");
                }
                at = end + 1;
            }
            case '<', '\'' -> named(kind);
            case '(' -> throw fault("conditional expressions are not supported here");
            default -> options();
        }
    }

    private void push() {
        open.push(at);
        inline.push(options);
    }

    private void opened(String text, int length) {
        push();
        java.append(text);
        at += length;
    }

    private void named(char kind) {
        char next = at + 3 < pattern.length() ? pattern.charAt(at + 3) : '\0';
        if (kind == '<' && (next == '=' || next == '!')) {
            opened("(?<" + next, 4);
            return;
        }
        int end = pattern.indexOf(kind == '<' ? '>' : '\'', at + 3);
        if (end < 0) {
            throw fault("Invalid group name: Group names must begin with a word character");
        }
        String name = pattern.substring(at + 3, end);
        if (name.contains("-")) {
            throw fault(BALANCING);
        }
        if (name.isEmpty() || !name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_')) {
            throw fault("Invalid group name: Group names must begin with a word character");
        }
        opened.add(name);
        opened("(", end + 1 - at);
    }

    private void options() {
        InlineOptions inside = InlineOptions.read(pattern, at + 2, options);
        char close = inside.end() < pattern.length() ? pattern.charAt(inside.end()) : '\0';
        if (close != ')' && close != ':') {
            throw fault("Unrecognized grouping construct");
        }
        if (close == ':') {
            push();
        }
        java.append(RegexOptions.IgnoreCase.in(inside.options()) ? "(?iu" : "(?-i")
                .append(close);
        options = inside.options();
        at = inside.end() + 1;
    }

    private void escape() {
        if (at + 1 >= pattern.length()) {
            throw fault("Illegal \\ at end of pattern");
        }
        char c = pattern.charAt(at + 1);
        switch (c) {
            case 'd', 'D', 'w', 'W', 's', 'S' -> {
                java.append(CharacterClass.shorthand(c, RegexOptions.ECMAScript.in(options)));
                at += 2;
            }
            case 'A', 'z', 'G' -> {
                java.append('\\').append(c);
                at += 2;
            }
            case 'b', 'B' -> {
                java.append(CharacterClass.boundary(c == 'b', RegexOptions.ECMAScript.in(options)));
                at += 2;
            }
            case 'Z' -> {
                java.append("(?=\\n?\\z)");
                at += 2;
            }
            case 'k' -> reference();
            case 'p', 'P' -> at = CharacterClass.category(pattern, at, java);
            default -> {
                if (c >= '1' && c <= '9') {
                    numbered();
                } else {
                    at = CharacterClass.character(pattern, at, java);
                }
            }
        }
    }

    private void reference() {
        char kind = at + 2 < pattern.length() ? pattern.charAt(at + 2) : '\0';
        int end = kind == '<' || kind == '\'' || kind == '{'
                ? pattern.indexOf(kind == '<' ? '>' : kind == '{' ? '}' : '\'', at + 3)
                : -1;
        if (end < 0) {
            throw fault("Malformed \\k<...> named back reference");
        }
        String name = pattern.substring(at + 3, end);
        int number = names == null ? 0 : names.number(name);
        if (number < 0) {
            throw fault("Reference to undefined group name '" + name + "'");
        }
        refer(number);
        at = end + 1;
    }

    private void numbered() {
        int end = at + 1;
        while (end < pattern.length() && Character.isDigit(pattern.charAt(end)) && end - at <= 2) {
            end++;
        }
        int number = Integer.parseInt(pattern.substring(at + 1, end));
        if (names != null && number >= names.javaNumbers().size()) {
            throw fault("Reference to undefined group number " + number);
        }
        refer(number);
        at = end;
    }

    private void refer(int number) {
        if (names != null) {
            java.append("(?:\\").append(names.javaNumbers().get(number)).append(')');
        }
    }
}
