package io.holdfast.dotnet.regex;

/** Where a pattern has a quantifier: a brace that is none stands for itself. */
final class Quantifiers {

    private Quantifiers() {}

    /** Whether one ends with that character. */
    static boolean endsAt(String pattern, int index) {
        int slashes = 0;
        for (int i = index - 1; i >= 0 && pattern.charAt(i) == '\\'; i--) {
            slashes++;
        }
        if (slashes % 2 != 0) {
            return false;
        }
        return pattern.charAt(index) != '}' || startsAt(pattern, pattern.lastIndexOf('{', index));
    }

    /** Whether {@code {n}}, {@code {n,}} or {@code {n,m}} begins there. */
    static boolean startsAt(String pattern, int brace) {
        return brace >= 0 && pattern.substring(brace).matches("(?s)\\{[0-9]+(,[0-9]*)?}.*");
    }
}
