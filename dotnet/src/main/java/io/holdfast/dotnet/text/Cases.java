package io.holdfast.dotnet.text;

import io.holdfast.dotnet.Work;

/** Capital and small letters in the invariant culture: one character becomes one character, and what is not ASCII stays so. */
public final class Cases {

    private static final int ASCII = 0x80;

    private Cases() {}

    static int upper(int c) {
        if (c < ASCII) {
            return c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c;
        }
        return c == 'ı' || c == 'ſ' ? c : Character.toUpperCase(c);
    }

    static int lower(int c) {
        if (c < ASCII) {
            return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
        }
        return c == 'İ' || c == 0x212a ? c : Character.toLowerCase(c);
    }

    public static String upper(Work work, String text) {
        work.charge(2L * text.length());
        return mapped(text, true);
    }

    public static String lower(Work work, String text) {
        work.charge(2L * text.length());
        return mapped(text, false);
    }

    /** The text as keys that ignore case have it. */
    static String folded(String text) {
        return mapped(text, true);
    }

    private static String mapped(String text, boolean up) {
        StringBuilder mapped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            mapped.appendCodePoint(up ? upper(c) : lower(c));
            i += Character.charCount(c);
        }
        return mapped.toString();
    }
}
