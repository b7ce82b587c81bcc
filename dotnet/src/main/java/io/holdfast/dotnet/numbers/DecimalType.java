package io.holdfast.dotnet.numbers;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.Decimals;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Numbers;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Whole;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Decimal. */
@AutoService(NetTypeSource.class)
public final class DecimalType implements NetTypeSource {

    private static final int WORD = 32;
    private static final int SCALE = 16;

    @Override
    public String[] names() {
        return new String[] {"System.Decimal"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofStruct(name, BigDecimal.class, BigDecimal.ZERO)
                .is("IComparable", "IFormattable", "IComparable<decimal>", "IEquatable<decimal>")
                .constant("decimal MaxValue", Decimals.MAX)
                .constant("decimal MinValue", Decimals.MIN)
                .constant("decimal Zero", BigDecimal.ZERO)
                .constant("decimal One", BigDecimal.ONE)
                .constant("decimal MinusOne", BigDecimal.ONE.negate())
                .with(Primitives.comparable("decimal"))
                .with(Primitives.parsed("decimal", BigDecimal.ZERO, NumberParser::decimal))
                .with(Primitives::formatted)
                .with(DecimalType::constructors)
                .with(DecimalType::arithmetic)
                .with(DecimalType::rounding)
                .with(DecimalType::conversions)
                .build();
    }

    private static void constructors(NetTypeBuilder builder) {
        for (String type : new String[] {"int", "uint", "long", "ulong", "float", "double"}) {
            builder.constructor("(" + type + " value)", (work, self, a) -> Numbers.decimal(Args.self(a[0])));
        }
        builder.constructor("(int lo, int mid, int hi, bool isNegative, byte scale)", (work, self, a) -> {
            BigInteger bits =
                    word(a[2]).shiftLeft(WORD).add(word(a[1])).shiftLeft(WORD).add(word(a[0]));
            int scale = (int) Numbers.whole(Args.self(a[4]));
            if (scale >= Decimals.MAX.precision()) {
                throw NetException.argumentOutOfRange(
                        "Decimal's scale value must be between 0 and 28, inclusive.", "scale");
            }
            BigDecimal value = new BigDecimal(bits, scale);
            return Args.flag(a[3]) ? value.negate() : value;
        });
    }

    private static BigInteger word(@org.jspecify.annotations.Nullable Object bits) {
        return BigInteger.valueOf(Args.whole(bits) & 0xffff_ffffL);
    }

    private static void arithmetic(NetTypeBuilder builder) {
        builder.staticMethod(
                        "decimal Add(decimal d1, decimal d2)",
                        (work, self, a) -> Decimals.add(Args.decimal(a[0]), Args.decimal(a[1])))
                .staticMethod(
                        "decimal Subtract(decimal d1, decimal d2)",
                        (work, self, a) -> Decimals.subtract(Args.decimal(a[0]), Args.decimal(a[1])))
                .staticMethod(
                        "decimal Multiply(decimal d1, decimal d2)",
                        (work, self, a) -> Decimals.multiply(Args.decimal(a[0]), Args.decimal(a[1])))
                .staticMethod(
                        "decimal Divide(decimal d1, decimal d2)",
                        (work, self, a) -> Decimals.divide(Args.decimal(a[0]), Args.decimal(a[1])))
                .staticMethod(
                        "decimal Remainder(decimal d1, decimal d2)",
                        (work, self, a) -> Decimals.remainder(Args.decimal(a[0]), Args.decimal(a[1])))
                .staticMethod(
                        "decimal Negate(decimal d)",
                        (work, self, a) -> Args.decimal(a[0]).negate())
                .staticMethod("int Compare(decimal d1, decimal d2)", (work, self, a) -> Values.compare(a[0], a[1]))
                .staticMethod("bool Equals(decimal d1, decimal d2)", (work, self, a) -> Values.equals(a[0], a[1]));
    }

    private static void rounding(NetTypeBuilder builder) {
        builder.staticMethod(
                        "decimal Ceiling(decimal d)",
                        (work, self, a) -> Args.decimal(a[0]).setScale(0, RoundingMode.CEILING))
                .staticMethod(
                        "decimal Floor(decimal d)",
                        (work, self, a) -> Args.decimal(a[0]).setScale(0, RoundingMode.FLOOR))
                .staticMethod(
                        "decimal Truncate(decimal d)",
                        (work, self, a) -> Args.decimal(a[0]).setScale(0, RoundingMode.DOWN))
                .staticMethod(
                        "decimal Round(decimal d)",
                        (work, self, a) -> Rounding.decimal(Args.decimal(a[0]), 0, MidpointRounding.ToEven))
                .staticMethod(
                        "decimal Round(decimal d, int decimals)",
                        (work, self, a) ->
                                Rounding.decimal(Args.decimal(a[0]), Args.whole(a[1]), MidpointRounding.ToEven))
                .staticMethod(
                        "decimal Round(decimal d, MidpointRounding mode)",
                        (work, self, a) -> Rounding.decimal(Args.decimal(a[0]), 0, Args.self(a[1])))
                .staticMethod(
                        "decimal Round(decimal d, int decimals, MidpointRounding mode)",
                        (work, self, a) -> Rounding.decimal(Args.decimal(a[0]), Args.whole(a[1]), Args.self(a[2])));
    }

    private static void conversions(NetTypeBuilder builder) {
        for (Whole kind : Whole.values()) {
            String simple = kind.type().substring(kind.type().indexOf('.') + 1);
            builder.staticMethod(
                    kind.type() + " To" + simple + "(decimal value)",
                    (work, self, a) -> kind.checked(Args.decimal(a[0]).toBigInteger()));
        }
        builder.staticMethod(
                        "double ToDouble(decimal d)",
                        (work, self, a) -> Args.decimal(a[0]).doubleValue())
                .staticMethod(
                        "float ToSingle(decimal d)",
                        (work, self, a) -> Args.decimal(a[0]).floatValue())
                .staticMethod("int[] GetBits(decimal d)", (work, self, a) -> bits(Args.decimal(a[0])));
    }

    private static NetArray bits(BigDecimal value) {
        BigInteger all = value.unscaledValue().abs();
        int flags = value.scale() << SCALE | (value.signum() < 0 ? Integer.MIN_VALUE : 0);
        return new NetArray(TypeRefs.INT, new Object[] {
            all.intValue(),
            all.shiftRight(WORD).intValue(),
            all.shiftRight(2 * WORD).intValue(),
            flags
        });
    }
}
