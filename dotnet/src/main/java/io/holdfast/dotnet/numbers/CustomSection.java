package io.holdfast.dotnet.numbers;

/**
 * What one section of a custom format asks for.
 *
 * @param digits places for digits
 * @param point places before the decimal point
 * @param leastWhole digits to write at least before the point
 * @param leastFraction negative: minus the digits to write at least behind the point
 * @param groups whether thousands are set apart
 * @param shift by how many powers of ten the number is made bigger: % and commas
 * @param scientific whether an exponent is written
 */
record CustomSection(
        int digits, int point, int leastWhole, int leastFraction, boolean groups, int shift, boolean scientific) {

    private static final int PERCENT = 2;
    private static final int THOUSAND = 3;

    /** How many digits of a number with that scale are kept. */
    int keeps(int scale) {
        return scientific ? digits : scale + digits - point;
    }

    /** The start of a section: 0 positive, 1 negative, 2 zero; of the first, if that one is missing or empty. */
    static int find(String format, int wanted) {
        int left = wanted;
        int at = 0;
        while (left > 0 && at < format.length()) {
            char c = format.charAt(at);
            if (c == ';' && --left == 0) {
                boolean empty = at + 1 >= format.length() || format.charAt(at + 1) == ';';
                return empty ? 0 : at + 1;
            }
            at = next(format, at);
        }
        return 0;
    }

    /** Behind the character at that place, or the quoted text that it begins. */
    private static int next(String format, int at) {
        return switch (format.charAt(at)) {
            case '\\' -> at + 2;
            case '\'', '"' -> {
                int end = format.indexOf(format.charAt(at), at + 1);
                yield end < 0 ? format.length() : end + 1;
            }
            default -> at + 1;
        };
    }

    /** How many zeros follow an E at that place, with or without a sign between; none if it is no exponent. */
    static int power(String format, int at) {
        int zero = at + 1;
        if (zero < format.length() && (format.charAt(zero) == '+' || format.charAt(zero) == '-')) {
            zero++;
        }
        int end = zero;
        while (end < format.length() && format.charAt(end) == '0') {
            end++;
        }
        return end - zero;
    }

    static CustomSection read(String format, int start) {
        int digits = 0;
        int point = -1;
        int firstZero = Integer.MAX_VALUE;
        int lastZero = 0;
        int comma = -1;
        int commas = 0;
        boolean groups = false;
        boolean scientific = false;
        int shift = 0;
        for (int at = start; at < format.length() && format.charAt(at) != ';'; at = next(format, at)) {
            switch (format.charAt(at)) {
                case '#' -> digits++;
                case '0' -> {
                    firstZero = Math.min(firstZero, digits);
                    lastZero = ++digits;
                }
                case '.' -> point = point < 0 ? digits : point;
                case ',' -> {
                    if (digits > 0 && point < 0) {
                        groups |= comma >= 0 && comma != digits;
                        commas = comma == digits ? commas + 1 : 1;
                        comma = digits;
                    }
                }
                case '%' -> shift += PERCENT;
                case '\u2030' -> shift += THOUSAND;
                case 'E', 'e' -> {
                    int zeros = power(format, at);
                    scientific |= zeros > 0;
                    // To the exponent's last character, which the loop passes.
                    at += zeros == 0 ? 0 : zeros + (format.charAt(at + 1) == '0' ? 0 : 1);
                }
                default -> {}
            }
        }
        int whole = point < 0 ? digits : point;
        if (comma >= 0) {
            shift -= comma == whole ? commas * THOUSAND : 0;
            groups |= comma != whole;
        }
        return new CustomSection(
                digits,
                whole,
                firstZero < whole ? whole - firstZero : 0,
                lastZero > whole ? whole - lastZero : 0,
                groups,
                shift,
                scientific);
    }
}
