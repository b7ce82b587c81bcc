package io.holdfast.dotnet.body;

import java.util.regex.Pattern;

/** A body as the argument of a function. */
public final class Jsonp {

    private static final Pattern CALLBACK =
            Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]{0,127}(\\.[A-Za-z_$][A-Za-z0-9_$]{0,127}){0,7}");

    private Jsonp() {}

    /** Whether it is a JavaScript identifier, or a few with dots between them. */
    public static boolean isCallback(String name) {
        return CALLBACK.matcher(name).matches();
    }

    /**
     * @param callback for which {@link #isCallback} holds
     * @throws IllegalArgumentException if it does not
     */
    public static String wrap(String callback, String json) {
        if (!isCallback(callback)) {
            throw new IllegalArgumentException("no callback: " + callback.length() + " characters");
        }
        // Two ends of lines that JSON may have within a text, and older JavaScript may not.
        return callback + "(" + json.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + ")";
    }
}
