package io.holdfast.arm;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** GUIDs in the only form that ARM takes: hyphens, no braces. */
public final class Guids {

    public static final Pattern FORM = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    private static final int LENGTH = 36;

    private Guids() {}

    /** Whether the whole text has the {@link #FORM}; asked several times for each request. */
    public static boolean is(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? text.charAt(i) != '-' : !HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
