package io.holdfast.dotnet.regex;

/**
 * Options that a pattern itself turns on and off: {@code (?i-s)}.
 *
 * @param options as they are behind it
 * @param end the index behind the letters
 */
record InlineOptions(int options, int end) {

    /** @param start of the letters */
    static InlineOptions read(String pattern, int start, int options) {
        int end = start;
        boolean on = true;
        int changed = options;
        while (end < pattern.length() && "imnsx-".indexOf(pattern.charAt(end)) >= 0) {
            char c = pattern.charAt(end++);
            if (c == '-') {
                on = false;
            } else {
                changed = on ? changed | bit(c) : changed & ~bit(c);
            }
        }
        return new InlineOptions(changed, end);
    }

    private static int bit(char c) {
        RegexOptions option = switch (c) {
            case 'i' -> RegexOptions.IgnoreCase;
            case 'm' -> RegexOptions.Multiline;
            case 'n' -> RegexOptions.ExplicitCapture;
            case 's' -> RegexOptions.Singleline;
            default -> RegexOptions.IgnorePatternWhitespace;
        };
        return (int) option.number();
    }
}
