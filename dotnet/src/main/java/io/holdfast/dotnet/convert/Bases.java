package io.holdfast.dotnet.convert;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.Numbers;
import io.holdfast.dotnet.Whole;
import io.holdfast.dotnet.Work;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Members of Convert for base 64, base 16, and numbers in bases 2, 8, 10 and 16. */
final class Bases {

    private static final String[] BASED = {"byte", "short", "int", "long"};
    private static final Whole[] WHOLES = {Whole.BYTE, Whole.INT16, Whole.INT32, Whole.INT64};
    private static final int HEX = 16;
    private static final int LINE = 76;

    private Bases() {}

    static void describe(NetTypeBuilder builder) {
        builder.with(Bases::base64).with(Bases::base16).with(Bases::others);
    }

    private static void base64(NetTypeBuilder builder) {
        builder.staticMethod(
                        "string ToBase64String(byte[] inArray)",
                        (work, self, a) -> encoded(work, Args.given(a[0], "inArray")))
                .mayRunLong()
                .staticMethod(
                        "string ToBase64String(byte[] inArray, Base64FormattingOptions options)", (work, self, a) -> {
                            String text = encoded(work, Args.given(a[0], "inArray"));
                            return Args.self(a[1]) == Base64FormattingOptions.InsertLineBreaks
                                    ? lines(work, text)
                                    : text;
                        })
                .mayRunLong()
                .staticMethod("string ToBase64String(byte[] inArray, int offset, int length)", (work, self, a) -> {
                    byte[] all = Args.given(a[0], "inArray");
                    return encoded(work, part(all, Args.whole(a[1]), Args.whole(a[2])));
                })
                .mayRunLong()
                .staticMethod(
                        "byte[] FromBase64String(string s)",
                        (work, self, a) -> decoded(work, Args.<String>given(a[0], "s")))
                .mayRunLong()
                .staticMethod("byte[] FromBase64CharArray(char[] inArray, int offset, int length)", (work, self, a) -> {
                    NetArray all = Args.given(a[0], "inArray");
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; i < Args.whole(a[2]); i++) {
                        text.append(Args.character(all.get(Args.whole(a[1]) + i)));
                    }
                    return decoded(work, text.toString());
                })
                .mayRunLong();
    }

    private static byte[] part(byte[] all, int offset, int length) {
        if (length < 0) {
            throw NetException.argumentOutOfRange(
                    "Index was out of range. Must be non-negative and less than the size of the collection.", "length");
        }
        if (offset < 0) {
            throw NetException.argumentOutOfRange("Value must be positive.", "offset");
        }
        if (offset > all.length - length) {
            throw NetException.argumentOutOfRange(
                    "Offset and length must refer to a position in the string.", "offset");
        }
        return java.util.Arrays.copyOfRange(all, offset, offset + length);
    }

    private static String encoded(Work work, byte[] bytes) {
        work.charge(3L * bytes.length);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String lines(Work work, String text) {
        work.charge(2L * text.length());
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < text.length(); i += LINE) {
            lines.append(i == 0 ? "" : "\r\n").append(text, i, Math.min(text.length(), i + LINE));
        }
        return lines.toString();
    }

    private static byte[] decoded(Work work, String text) {
        work.charge(3L * text.length());
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                digits.append(c);
            }
        }
        try {
            if (digits.length() % 4 == 0) {
                return Base64.getDecoder().decode(digits.toString());
            }
        } catch (IllegalArgumentException e) {
            throw badBase64();
        }
        throw badBase64();
    }

    private static NetException badBase64() {
        return NetException.format(
                "The input is not a valid Base-64 string as it contains a non-base 64 character, more"
                        + " than two padding characters, or an illegal character among the padding characters.");
    }

    private static void base16(NetTypeBuilder builder) {
        builder.staticMethod("string ToHexString(byte[] inArray)", (work, self, a) -> {
                    byte[] bytes = Args.given(a[0], "inArray");
                    work.charge(4L * bytes.length);
                    return HexFormat.of().withUpperCase().formatHex(bytes);
                })
                .mayRunLong()
                .staticMethod("byte[] FromHexString(string s)", (work, self, a) -> {
                    String text = Args.given(a[0], "s");
                    work.charge(text.length());
                    if (text.length() % 2 != 0) {
                        throw NetException.format(
                                "The input is not a valid hex string as its length is not a multiple of 2.");
                    }
                    try {
                        return HexFormat.of().parseHex(text);
                    } catch (IllegalArgumentException e) {
                        throw NetException.format(
                                "The input is not a valid hex string as it contains a non-hex character.");
                    }
                })
                .mayRunLong();
    }

    private static void others(NetTypeBuilder builder) {
        for (int i = 0; i < BASED.length; i++) {
            Whole kind = WHOLES[i];
            builder.staticMethod(
                    "string ToString(" + BASED[i] + " value, int toBase)",
                    (work, self, a) -> written(kind, Numbers.whole(Args.self(a[0])), base(a[1])));
        }
        for (Whole kind : Whole.values()) {
            String simple = kind.type().substring(kind.type().indexOf('.') + 1);
            builder.staticMethod(
                    kind.type() + " To" + simple + "(string value, int fromBase)",
                    (work, self, a) -> a[0] == null ? kind.wrapped(0) : read(kind, Args.self(a[0]), base(a[1])));
        }
    }

    private static int base(@Nullable Object given) {
        int base = Args.whole(given);
        if (base != 2 && base != 8 && base != 10 && base != HEX) {
            throw NetException.argument("Invalid Base.");
        }
        return base;
    }

    private static String written(Whole kind, long value, int base) {
        if (base == 10) {
            return Long.toString(value);
        }
        long own = kind.bits() == Long.SIZE ? value : value & ((1L << kind.bits()) - 1);
        return Long.toUnsignedString(own, base);
    }

    private static Object read(Whole kind, String text, int base) {
        if (text.isEmpty()) {
            throw NetException.argumentOutOfRange(
                    "Index was out of range. Must be non-negative and less than the size of the" + " collection.",
                    "startIndex");
        }
        boolean negative = text.startsWith("-");
        if (negative && base != 10) {
            throw NetException.argument("String cannot contain a minus sign if the base is not 10.");
        }
        String digits = text.toLowerCase(Locale.ROOT);
        digits = base == HEX && digits.startsWith("0x") ? digits.substring(2) : digits;
        String bare = negative || digits.startsWith("+") ? digits.substring(1) : digits;
        if (bare.isEmpty() || !bare.chars().allMatch(c -> Character.digit(c, base) >= 0)) {
            throw NetException.format(
                    base == 10
                            ? "Input string was not in a correct format."
                            : "Could not find any recognizable digits.");
        }
        if (bare.length() > Long.SIZE + 1) {
            throw kind.tooBig();
        }
        BigInteger value = new BigInteger(bare, base);
        if (base != 10 && value.bitLength() <= kind.bits()) {
            return kind.wrapped(value.longValue());
        }
        return kind.checked(negative ? value.negate() : value);
    }
}
