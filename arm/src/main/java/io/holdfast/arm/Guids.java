package io.holdfast.arm;

import java.util.regex.Pattern;

/** GUIDs in the only form that ARM takes: hyphens, no braces. */
public final class Guids {

    public static final Pattern FORM = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    private Guids() {}

    public static boolean is(String text) {
        return FORM.matcher(text).matches();
    }
}
