package io.holdfast.dotnet.regex;

import io.holdfast.dotnet.NetException;

/** Character classes and escapes of characters. */
final class CharacterClass {

    private static final String WORD = "\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}";
    private static final String WHITE = "\\t-\\r\\x85\\p{Z}";
    private static final int HEX = 16;

    private final String pattern;
    private final boolean ecma;

    CharacterClass(String pattern, boolean ecma) {
        this.pattern = pattern;
        this.ecma = ecma;
    }

    private static NetException fault(String pattern, int at, String why) {
        return new NetException(
                "System.ArgumentException", "Invalid pattern '" + pattern + "' at offset " + at + ". " + why + ".");
    }

    /** {@code \w} and the like, outside of a class. */
    static String shorthand(char c, boolean ecma) {
        boolean negated = Character.isUpperCase(c);
        return (negated ? "[^" : "[") + inside(Character.toLowerCase(c), ecma) + "]";
    }

    private static String inside(char c, boolean ecma) {
        return switch (c) {
            case 'd' -> ecma ? "0-9" : "\\p{Nd}";
            case 'w' -> ecma ? "a-zA-Z_0-9" : WORD;
            default -> ecma ? " \\f\\n\\r\\t\\x0B" : WHITE;
        };
    }

    /** Where a word begins or ends, or not. */
    static String boundary(boolean positive, boolean ecma) {
        String word = ecma ? "[a-zA-Z_0-9]" : "[" + WORD + "\\u200D\\u200C]";
        return positive
                ? "(?:(?<=" + word + ")(?!" + word + ")|(?<!" + word + ")(?=" + word + "))"
                : "(?:(?<=" + word + ")(?=" + word + ")|(?<!" + word + ")(?!" + word + "))";
    }

    /** Translates the class that begins at an index; gives the index behind it. */
    int translate(int start, StringBuilder java) {
        int at = start + 1;
        java.append('[');
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            java.append('^');
            at++;
        }
        boolean first = true;
        while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
            char c = pattern.charAt(at);
            if (c == '\\') {
                at = escape(at, java);
            } else if (c == '-' && pattern.startsWith("-[", at) && !first) {
                // A class taken away: Java cuts with the complement.
                StringBuilder taken = new StringBuilder();
                at = translate(at + 1, taken);
                java.append("&&[^").append(taken).append(']');
            } else {
                at = literal(at, java);
            }
            first = false;
        }
        if (at >= pattern.length()) {
            throw fault(pattern, start, "Unterminated [] set");
        }
        java.append(']');
        return at + 1;
    }

    private int literal(int at, StringBuilder java) {
        char c = pattern.charAt(at);
        if ((c == '-' && at + 1 < pattern.length() && pattern.charAt(at + 1) == ']') || "[&~^# ]".indexOf(c) >= 0) {
            java.append('\\');
        }
        java.append(c);
        return at + 1;
    }

    private int escape(int at, StringBuilder java) {
        if (at + 1 >= pattern.length()) {
            throw fault(pattern, at, "Illegal \\ at end of pattern");
        }
        char c = pattern.charAt(at + 1);
        switch (c) {
            case 'd', 'w', 's' -> java.append(inside(c, ecma));
            case 'D', 'W', 'S' -> java.append(shorthand(c, ecma));
            case 'b' -> java.append("\\x08");
            case 'p', 'P' -> {
                return category(pattern, at, java);
            }
            default -> {
                return character(pattern, at, java);
            }
        }
        return at + 2;
    }

    /** {@code \p{Lu}}, {@code \p{IsGreek}}. */
    static int category(String pattern, int at, StringBuilder java) {
        int end = pattern.startsWith("{", at + 2) ? pattern.indexOf('}', at) : -1;
        if (end < 0) {
            throw fault(pattern, at, "Incomplete \\p{X} character escape");
        }
        String name = pattern.substring(at + 3, end);
        java.append('\\').append(pattern.charAt(at + 1)).append('{');
        java.append(name.startsWith("Is") ? "In" + name.substring(2) : name).append('}');
        return end + 1;
    }

    /** An escape that stands for one character. */
    static int character(String pattern, int at, StringBuilder java) {
        char c = pattern.charAt(at + 1);
        switch (c) {
            case 'a', 'f', 'n', 'r', 't', 'e' -> java.append('\\').append(c);
            case 'v' -> java.append("\\x0B");
            case 'x' -> {
                return hex(pattern, at, 2, java);
            }
            case 'u' -> {
                return hex(pattern, at, 4, java);
            }
            case '0' -> {
                int end = at + 1;
                while (end < pattern.length()
                        && end < at + 4
                        && pattern.charAt(end) >= '0'
                        && pattern.charAt(end) <= '7') {
                    end++;
                }
                java.append(String.format("\\x%02x", Integer.parseInt(pattern.substring(at + 1, end), 8)));
                return end;
            }
            case 'c' -> {
                if (at + 2 >= pattern.length()) {
                    throw fault(pattern, at, "Missing control character");
                }
                java.append(String.format("\\x%02x", Character.toUpperCase(pattern.charAt(at + 2)) & 0x1f));
                return at + 3;
            }
            default -> {
                if (Character.isLetterOrDigit(c) || c == '_') {
                    throw fault(pattern, at + 2, "Unrecognized escape sequence \\" + c);
                }
                java.append('\\').append(c);
            }
        }
        return at + 2;
    }

    private static int hex(String pattern, int at, int count, StringBuilder java) {
        int end = at + 2 + count;
        if (end > pattern.length()
                || !pattern.substring(at + 2, end).chars().allMatch(c -> Character.digit(c, HEX) >= 0)) {
            throw fault(pattern, at, "Insufficient or invalid hexadecimal digits");
        }
        java.append(count == 2 ? "\\x" : "\\u").append(pattern, at + 2, end);
        return end;
    }
}
