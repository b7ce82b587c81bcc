package io.holdfast.dotnet;

import java.text.Normalizer;

/**
 * The order of texts in the invariant culture: white space, punctuation, symbols, digits, letters; accents count after all letters,
 * and case after all accents, small before capital. Characters that show nothing do not count.
 */
public final class Collation {

    private static final String MARKS = "\t\n\u000b\f\r \u00a0_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";
    private static final int DIGITS = 1 << 20;
    private static final int LETTERS = 1 << 21;

    private Collation() {}

    public static int compare(String a, String b, boolean ignoreCase) {
        if (a.equals(b)) {
            return 0;
        }
        String left = visible(a);
        String right = visible(b);
        int order = primary(left, right);
        if (order == 0) {
            order = Integer.signum(accents(left).compareTo(accents(right)));
        }
        return order == 0 && !ignoreCase ? cases(left, right) : order;
    }

    /** The text decomposed, without what shows nothing. */
    public static String visible(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            plain = text.charAt(i) >= ' ' && text.charAt(i) < 0x7f;
        }
        if (plain) {
            return text;
        }
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder kept = new StringBuilder(decomposed.length());
        decomposed.codePoints().filter(c -> !ignored(c)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean ignored(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT || (type == Character.CONTROL && MARKS.indexOf(c) < 0);
    }

    private static int primary(String a, String b) {
        int i = 0;
        int j = 0;
        while (true) {
            i = skipAccents(a, i);
            j = skipAccents(b, j);
            if (i >= a.length() || j >= b.length()) {
                return Boolean.compare(i < a.length(), j < b.length());
            }
            int c = a.codePointAt(i);
            int d = b.codePointAt(j);
            int order = Integer.compare(weight(c), weight(d));
            if (order != 0) {
                return order;
            }
            i += Character.charCount(c);
            j += Character.charCount(d);
        }
    }

    private static int skipAccents(String text, int from) {
        int i = from;
        while (i < text.length() && isAccent(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isAccent(int c) {
        return c >= 0x300 && Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static int weight(int c) {
        int mark = MARKS.indexOf(c);
        if (mark >= 0) {
            return mark;
        }
        if (Character.isDigit(c)) {
            return DIGITS + Character.digit(c, 10);
        }
        return Character.isLetter(c) ? LETTERS + Character.toLowerCase(Character.toUpperCase(c)) : MARKS.length() + c;
    }

    private static String accents(String text) {
        StringBuilder accents = new StringBuilder();
        boolean any = false;
        for (int i = 0; i < text.length(); i++) {
            any |= isAccent(text.charAt(i));
            accents.append(isAccent(text.charAt(i)) ? text.charAt(i) : '\u0001');
        }
        return any ? accents.toString() : "";
    }

    private static int cases(String a, String b) {
        for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
            boolean capital = Character.isUpperCase(a.charAt(i));
            if (capital != Character.isUpperCase(b.charAt(i))) {
                return capital ? 1 : -1;
            }
        }
        return 0;
    }
}
