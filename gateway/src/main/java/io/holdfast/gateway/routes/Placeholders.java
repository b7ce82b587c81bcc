package io.holdfast.gateway.routes;

import io.holdfast.model.Space;

/** {@code {{name}}} in URLs and credentials: the named value of that display name. Unknown ones stay as they are. */
final class Placeholders {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private Placeholders() {}

    static boolean in(String text) {
        return text.contains(OPEN);
    }

    /** Values are not looked into again. */
    static String resolve(String text, NamedValues values, Space space) {
        if (!in(text)) {
            return text;
        }
        var resolved = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            int close = text.indexOf(CLOSE, open);
            if (close < 0) {
                break;
            }
            String whole = text.substring(open, close + CLOSE.length());
            String name = whole.substring(OPEN.length(), whole.length() - CLOSE.length())
                    .strip();
            resolved.append(text, at, open).append(values.find(space, name).orElse(whole));
            at = close + CLOSE.length();
        }
        return resolved.append(text.substring(at)).toString();
    }
}
