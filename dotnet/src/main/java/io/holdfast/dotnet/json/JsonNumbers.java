package io.holdfast.dotnet.json;

import io.holdfast.dotnet.Decimals;
import io.holdfast.dotnet.NetException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Reads numbers: whole ones become long or, where that is too small, a big integer; others double. Octal and hexadecimal are taken. */
final class JsonNumbers {

    private static final int LONGEST_WHOLE = 380;
    private static final int OCTAL = 8;
    private static final int HEX = 16;

    private JsonNumbers() {}

    static void read(JsonSource source, JsonReader reader, JsonSettings settings) {
        int start = source.at;
        while (!source.atEnd() && isPart(source.peek())) {
            source.skip();
        }
        char after = source.peek();
        if (!source.atEnd() && !JsonSource.isWhitespace(after) && ",}])/".indexOf(after) < 0) {
            throw reader.error("Unexpected character encountered while parsing number: " + after + ".");
        }
        String text = source.text.substring(start, source.at);
        reader.ended();
        Object value = value(text, reader, settings);
        boolean real = value instanceof Double || value instanceof BigDecimal;
        reader.set(real ? JsonToken.Float : JsonToken.Integer, value);
    }

    private static boolean isPart(char c) {
        return (c >= '0' && c <= '9') || "+-.xX".indexOf(c) >= 0 || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static Object value(String text, JsonReader reader, JsonSettings settings) {
        if (text.charAt(0) == '0' && text.length() > 1 && ".eE".indexOf(text.charAt(1)) < 0) {
            return otherBase(text, reader);
        }
        if (isWhole(text)) {
            return whole(text, reader);
        }
        try {
            if (settings.exactFloats()) {
                return exact(text);
            }
            return io.holdfast.dotnet.numbers.NumberParser.real(text);
        } catch (NetException | ArithmeticException | NumberFormatException e) {
            String kind = settings.exactFloats() ? "decimal" : "number";
            throw reader.error("Input string '" + text + "' is not a valid " + kind + ".");
        }
    }

    private static BigDecimal exact(String text) {
        BigDecimal value = new BigDecimal(text);
        if (Math.abs((long) value.scale()) > LONGEST_WHOLE) {
            throw new ArithmeticException("no decimal has such an exponent");
        }
        return Decimals.fit(value);
    }

    private static boolean isWhole(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Object whole(String text, JsonReader reader) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            if (text.length() > LONGEST_WHOLE) {
                throw reader.error("JSON integer " + text + " is too large to parse.");
            }
            return new BigInteger(text);
        }
    }

    private static Object otherBase(String text, JsonReader reader) {
        try {
            boolean hex = text.startsWith("0x") || text.startsWith("0X");
            return hex ? Long.parseUnsignedLong(text.substring(2), HEX) : Long.parseUnsignedLong(text, OCTAL);
        } catch (NumberFormatException e) {
            throw reader.error("Input string '" + text + "' is not a valid number.");
        }
    }
}
