package io.holdfast.policy.definition;

import java.util.regex.Pattern;

/** Values in URLs and headers, which are texts, as values of a type. */
final class ScalarType {

    /** As JSON writes them; bounded, so that nobody sends one that takes long. */
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,300})");

    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,300})(\\.[0-9]{1,300})?([eE][-+]?[0-9]{1,3})?");

    private ScalarType() {}

    /** Any text is a string, and what the definition calls by a name of its own. */
    static boolean accepts(String type, String value) {
        return switch (type) {
            case "integer" -> INTEGER.matcher(value.strip()).matches();
            case "number" -> NUMBER.matcher(value.strip()).matches();
            case "boolean" -> value.strip().equals("true") || value.strip().equals("false");
            default -> true;
        };
    }
}
