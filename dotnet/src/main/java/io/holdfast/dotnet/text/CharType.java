package io.holdfast.dotnet.text;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.numbers.Primitives;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Char. */
@AutoService(NetTypeSource.class)
public final class CharType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"System.Char"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofStruct(name, Character.class, '\0')
                .is("IComparable", "IComparable<char>", "IEquatable<char>")
                .constant("char MaxValue", '\uffff')
                .constant("char MinValue", '\0')
                .with(Primitives.comparable("char"))
                .with(Primitives.parsed("char", '\0', CharType::parse))
                .method("string ToString()", (work, self, a) -> Values.toString(work, self))
                .staticMethod("string ToString(char c)", (work, self, a) -> Values.toString(work, a[0]))
                .with(CharType::kinds)
                .with(CharType::changed)
                .with(CharType::surrogates)
                .build();
    }

    private static Object parse(@Nullable String text) {
        if (text == null) {
            throw NetException.argumentNull("s");
        }
        if (text.length() != 1) {
            throw NetException.format("String must be exactly one character long.");
        }
        return text.charAt(0);
    }

    private static void kind(NetTypeBuilder builder, String name, IntPredicate is) {
        builder.staticMethod("bool " + name + "(char c)", (work, self, a) -> is.test(Args.character(a[0])))
                .staticMethod("bool " + name + "(string s, int index)", (work, self, a) -> is.test(at(a[0], a[1])));
    }

    private static int at(@Nullable Object text, @Nullable Object index) {
        String s = Args.given(text, "s");
        int i = Args.whole(index);
        if (i < 0 || i >= s.length()) {
            throw NetException.argumentOutOfRange("index");
        }
        return s.charAt(i);
    }

    private static void kinds(NetTypeBuilder builder) {
        kind(builder, "IsDigit", c -> Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER);
        kind(builder, "IsLetter", Character::isLetter);
        kind(
                builder,
                "IsLetterOrDigit",
                c -> Character.isLetter(c) || Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER);
        kind(builder, "IsWhiteSpace", White::is);
        kind(builder, "IsUpper", c -> Character.getType(c) == Character.UPPERCASE_LETTER);
        kind(builder, "IsLower", c -> Character.getType(c) == Character.LOWERCASE_LETTER);
        kind(builder, "IsControl", c -> Character.getType(c) == Character.CONTROL);
        kind(
                builder,
                "IsNumber",
                c -> is(c, Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER));
        kind(
                builder,
                "IsPunctuation",
                c -> is(
                        c,
                        Character.CONNECTOR_PUNCTUATION,
                        Character.DASH_PUNCTUATION,
                        Character.START_PUNCTUATION,
                        Character.END_PUNCTUATION,
                        Character.INITIAL_QUOTE_PUNCTUATION,
                        Character.FINAL_QUOTE_PUNCTUATION,
                        Character.OTHER_PUNCTUATION));
        kind(
                builder,
                "IsSymbol",
                c -> is(
                        c,
                        Character.MATH_SYMBOL,
                        Character.CURRENCY_SYMBOL,
                        Character.MODIFIER_SYMBOL,
                        Character.OTHER_SYMBOL));
        kind(
                builder,
                "IsSeparator",
                c -> is(c, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR));
        kind(builder, "IsSurrogate", c -> Character.isSurrogate((char) c));
        kind(builder, "IsHighSurrogate", c -> Character.isHighSurrogate((char) c));
        kind(builder, "IsLowSurrogate", c -> Character.isLowSurrogate((char) c));
    }

    private static boolean is(int c, byte... types) {
        int type = Character.getType(c);
        for (byte each : types) {
            if (each == type) {
                return true;
            }
        }
        return false;
    }

    private static void changed(NetTypeBuilder builder) {
        for (String culture : new String[] {"", "Invariant"}) {
            builder.staticMethod("char ToUpper" + culture + "(char c)", (work, self, a) ->
                            (char) Cases.upper(Args.character(a[0])))
                    .staticMethod("char ToLower" + culture + "(char c)", (work, self, a) ->
                            (char) Cases.lower(Args.character(a[0])));
        }
        builder.staticMethod("double GetNumericValue(char c)", (work, self, a) -> {
            int value = Character.digit(Args.character(a[0]), 10);
            return (double) value;
        });
    }

    private static void surrogates(NetTypeBuilder builder) {
        builder.staticMethod(
                        "bool IsSurrogatePair(char highSurrogate, char lowSurrogate)",
                        (work, self, a) -> Character.isSurrogatePair(Args.character(a[0]), Args.character(a[1])))
                .staticMethod("string ConvertFromUtf32(int utf32)", (work, self, a) -> {
                    int c = Args.whole(a[0]);
                    if (!Character.isValidCodePoint(c)
                            || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                        throw NetException.argumentOutOfRange(
                                "A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include"
                                        + " surrogate codepoint values (0x00d800 ~ 0x00dfff).",
                                "utf32");
                    }
                    return Character.toString(c);
                })
                .staticMethod(
                        "int ConvertToUtf32(char highSurrogate, char lowSurrogate)",
                        (work, self, a) -> Character.toCodePoint(Args.character(a[0]), Args.character(a[1])))
                .staticMethod("int ConvertToUtf32(string s, int index)", (work, self, a) -> {
                    at(a[0], a[1]);
                    return Args.<String>given(a[0], "s").codePointAt(Args.whole(a[1]));
                });
    }
}
