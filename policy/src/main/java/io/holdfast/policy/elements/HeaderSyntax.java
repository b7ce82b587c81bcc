package io.holdfast.policy.elements;

import io.holdfast.policy.PolicyElement;
import java.util.List;

/** Names and values of header fields: RFC 9110 §5.1, §5.5. */
final class HeaderSyntax {

    private static final String TOKEN_SYMBOLS = "!#$%&'*+-.^_`|~";

    private HeaderSyntax() {}

    static String name(PolicyElement element, String written) {
        String name = written.strip();
        if (!isToken(name)) {
            throw element.refuse("its attribute 'name' is no name of a header");
        }
        return name;
    }

    static List<String> values(PolicyElement element, List<String> values) {
        values.forEach(value -> value(element, value, "a value"));
        return values;
    }

    /** @param what what holds the value, to complete a sentence */
    static String value(PolicyElement element, String value, String what) {
        if (value.chars().anyMatch(c -> (c < 0x20 && c != '\t') || c == 0x7F)) {
            throw element.refuse(what + " holds control characters");
        }
        return value;
    }

    /** RFC 9110 §5.6.2; methods are tokens as well. */
    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(HeaderSyntax::isTokenCharacter);
    }

    private static boolean isTokenCharacter(int c) {
        return (c < 0x80 && Character.isLetterOrDigit(c)) || TOKEN_SYMBOLS.indexOf(c) >= 0;
    }
}
