package io.holdfast.policy.elements;

/** Names and values of header fields: RFC 9110 §5.1, §5.5. */
final class HeaderSyntax {

    private static final String TOKEN_SYMBOLS = "!#$%&'*+-.^_`|~";

    private HeaderSyntax() {}

    /** @throws IllegalArgumentException if it is none */
    static String name(String written) {
        String name = written.strip();
        if (!isToken(name)) {
            throw new IllegalArgumentException("its attribute 'name' is no name of a header");
        }
        return name;
    }

    /** @throws IllegalArgumentException if it can be none */
    static String value(String value) {
        return value(value, "a value");
    }

    /**
     * @param what what holds the value, to complete a sentence
     * @throws IllegalArgumentException if it can be none
     */
    static String value(String value, String what) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < 0x20 && c != '\t') || c == 0x7F) {
                throw new IllegalArgumentException(what + " holds control characters");
            }
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
