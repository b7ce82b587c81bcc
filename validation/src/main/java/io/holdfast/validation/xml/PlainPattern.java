package io.holdfast.validation.xml;

/**
 * Whether a pattern of an XML schema ends soon on any text. The JDK matches them by trying, and cannot be stopped; so a pattern is used only
 * if what it can try is few: at most one part of it repeats without end, and that part is one character; groups repeat seldom.
 */
final class PlainPattern {

    /** Of a group in a group the product counts. */
    private static final int MOST_OF_GROUPS = 20;

    private final String text;
    private int at;
    private int endless;
    private boolean plain = true;

    private PlainPattern(String text) {
        this.text = text;
    }

    static boolean is(String pattern) {
        var read = new PlainPattern(pattern);
        read.branch(1);
        return read.plain && read.at == pattern.length() && read.endless <= 1;
    }

    /**
     * Up to the end of the group.
     *
     * @param times how often what is around it repeats
     */
    private void branch(int times) {
        plain &= times <= MOST_OF_GROUPS;
        while (plain && at < text.length() && text.charAt(at) != ')') {
            char c = text.charAt(at++);
            switch (c) {
                case '(' -> group(times);
                case '[' -> {
                    characters();
                    quantifier(times, false);
                }
                case '\\' -> {
                    escape();
                    quantifier(times, false);
                }
                case '|' -> {}
                default -> quantifier(times, false);
            }
        }
    }

    /** Its quantifier stands behind it, so it is read twice. */
    private void group(int times) {
        int begin = at;
        branch(1);
        at++;
        int behind = at;
        int most = quantifier(times, true);
        int end = at;
        if (plain && most > 1) {
            at = begin;
            branch(times * most);
            plain &= at == behind - 1;
            at = end;
        }
    }

    private void characters() {
        for (int depth = 1; depth > 0 && at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            }
        }
    }

    private void escape() {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        if ((c == 'p' || c == 'P') && at < text.length() && text.charAt(at) == '{') {
            int close = text.indexOf('}', at);
            at = close < 0 ? text.length() : close + 1;
        }
    }

    /** How often the part before it may repeat at most. */
    private int quantifier(int times, boolean group) {
        char c = at < text.length() ? text.charAt(at) : ' ';
        if (c == '?') {
            at++;
            return 1;
        }
        if (c == '*' || c == '+') {
            at++;
            return endless(times, group);
        }
        int close = c == '{' ? text.indexOf('}', at) : -1;
        if (close < 0) {
            return 1;
        }
        String[] bounds = text.substring(at + 1, close).split(",", -1);
        at = close + 1;
        String most = bounds[bounds.length - 1].strip();
        if (most.isEmpty()) {
            return endless(times, group);
        }
        boolean number = most.length() <= 6 && most.chars().allMatch(Character::isDigit);
        plain &= number;
        return number ? Math.max(1, Integer.parseInt(most)) : 1;
    }

    private int endless(int times, boolean group) {
        endless++;
        plain &= !group && times == 1;
        return 1;
    }
}
