package io.holdfast.dotnet.numbers;

import io.holdfast.dotnet.Work;

/** Custom format strings of numbers: {@code 0 # . , % ‰ E0 ' \ ;}. */
final class CustomNumber {

    private static final int DOUBLE_DIGITS = 15;
    private static final int FLOAT_DIGITS = 7;
    private static final int GROUP = 3;

    private final String format;
    private final Digits digits;
    private final StringBuilder text = new StringBuilder();
    private final int start;
    private final CustomSection section;

    private int place;
    private int missing;
    private int next;
    private boolean pointWritten;
    private boolean powerWritten;

    private CustomNumber(String format, Digits digits, int start, CustomSection section) {
        this.format = format;
        this.digits = digits;
        this.start = start;
        this.section = section;
    }

    static String format(Work work, Object number, String format) {
        Digits digits = Digits.exact(number);
        if (number instanceof Double) {
            digits.round(DOUBLE_DIGITS);
        } else if (number instanceof Float) {
            digits.round(FLOAT_DIGITS);
        }
        work.charge(2L * (format.length() + Math.abs(digits.scale)));
        int start = CustomSection.find(format, digits.isZero() ? 2 : digits.negative ? 1 : 0);
        while (true) {
            CustomSection section = CustomSection.read(format, start);
            if (digits.isZero()) {
                digits.negative &= digits.floating;
                digits.scale = 0;
                return new CustomNumber(format, digits, start, section).written();
            }
            digits.scale += section.shift();
            digits.round(section.keeps(digits.scale));
            int zeros = digits.isZero() ? CustomSection.find(format, 2) : start;
            if (zeros == start) {
                return new CustomNumber(format, digits, start, section).written();
            }
            start = zeros;
        }
    }

    private String written() {
        boolean scientific = section.scientific();
        place = scientific ? section.point() : Math.max(digits.scale, section.point());
        missing = scientific ? 0 : digits.scale - section.point();
        int at = start;
        while (at < format.length() && format.charAt(at) != ';') {
            at = step(at);
        }
        if (digits.negative && start == 0 && (!text.isEmpty() || digits.scale != 0)) {
            text.insert(0, '-');
        }
        return text.toString();
    }

    private int step(int at) {
        char c = format.charAt(at);
        if (missing > 0 && (c == '#' || c == '0' || c == '.')) {
            for (; missing > 0; missing--) {
                digit(digits.at(next++));
                place--;
            }
        }
        return switch (c) {
            case '#', '0' -> {
                placeholder();
                yield at + 1;
            }
            case '.' -> {
                point();
                yield at + 1;
            }
            case ',' -> at + 1;
            case '\'', '"' -> quoted(at, c);
            case '\\' -> {
                if (at + 1 < format.length()) {
                    text.append(format.charAt(at + 1));
                }
                yield at + 2;
            }
            case 'E', 'e' -> power(at, c);
            default -> {
                text.append(c);
                yield at + 1;
            }
        };
    }

    private void placeholder() {
        if (missing < 0) {
            missing++;
            if (place <= section.leastWhole()) {
                digit('0');
            }
        } else if (next < digits.count()) {
            digit(digits.at(next++));
        } else if (place > section.leastFraction()) {
            digit('0');
        }
        place--;
    }

    private void digit(char digit) {
        text.append(digit);
        if (section.groups() && place > 1 && (place - 1) % GROUP == 0) {
            text.append(',');
        }
    }

    private void point() {
        if (place == 0
                && !pointWritten
                && (section.leastFraction() < 0 || (section.point() < section.digits() && next < digits.count()))) {
            text.append('.');
            pointWritten = true;
        }
    }

    private int quoted(int at, char quote) {
        int end = format.indexOf(quote, at + 1);
        text.append(format, at + 1, end < 0 ? format.length() : end);
        return end < 0 ? format.length() : end + 1;
    }

    private int power(int at, char letter) {
        int zeros = CustomSection.power(format, at);
        if (zeros == 0 || powerWritten) {
            text.append(letter);
            return at + 1;
        }
        powerWritten = true;
        boolean sign = format.charAt(at + 1) != '0';
        int power = digits.isZero() ? 0 : digits.scale - section.point();
        text.append(NumberFormat.power(power, letter, zeros, format.charAt(at + 1) == '+'));
        return at + 1 + (sign ? 1 : 0) + zeros;
    }
}
