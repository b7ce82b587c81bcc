package io.holdfast.identity.role;

import java.util.Locale;

/** An action as roles name it: without regard to case; {@code *} stands for any characters, slashes among them. */
record ActionPattern(String text) {

    ActionPattern {
        text = text.toLowerCase(Locale.ROOT);
    }

    /** Linear in practice: a star that does not fit is only ever widened, and only the last one. */
    boolean matches(String lowerCaseAction) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (in < lowerCaseAction.length()) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                resume = in;
            } else if (at < text.length() && text.charAt(at) == lowerCaseAction.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++resume;
            } else {
                return false;
            }
        }
        while (at < text.length() && text.charAt(at) == '*') {
            at++;
        }
        return at == text.length();
    }
}
