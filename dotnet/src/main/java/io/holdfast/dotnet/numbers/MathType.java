package io.holdfast.dotnet.numbers;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.Decimals;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Numbers;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Whole;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Math. */
@AutoService(NetTypeSource.class)
public final class MathType implements NetTypeSource {

    private static final String[] NUMBERS = {
        "sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "decimal"
    };
    private static final String[] SIGNED = {"sbyte", "short", "int", "long", "float", "double", "decimal"};

    @Override
    public String[] names() {
        return new String[] {"System.Math"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofStatic(name)
                .constant("double PI", Math.PI)
                .constant("double E", Math.E)
                .constant("double Tau", 2 * Math.PI)
                .with(MathType::ordered)
                .with(MathType::signed)
                .with(MathType::functions)
                .with(MathRounding::describe)
                .with(MathType::whole)
                .build();
    }

    private static void ordered(NetTypeBuilder builder) {
        for (String type : NUMBERS) {
            builder.staticMethod(
                            type + " Max(" + type + " val1, " + type + " val2)",
                            (work, self, a) -> extreme(a[0], a[1], 1))
                    .staticMethod(
                            type + " Min(" + type + " val1, " + type + " val2)",
                            (work, self, a) -> extreme(a[0], a[1], -1))
                    .staticMethod(
                            type + " Clamp(" + type + " value, " + type + " min, " + type + " max)",
                            (work, self, a) -> {
                                if (Values.compare(a[1], a[2]) > 0) {
                                    throw NetException.argument("'" + Values.toString(work, a[1])
                                            + "' cannot be greater than " + Values.toString(work, a[2]) + ".");
                                }
                                return Values.compare(a[0], a[1]) < 0
                                        ? a[1]
                                        : Values.compare(a[0], a[2]) > 0 ? a[2] : a[0];
                            });
        }
    }

    private static @Nullable Object extreme(@Nullable Object a, @Nullable Object b, int wanted) {
        if (isNaN(a)) {
            return a;
        }
        return isNaN(b) || Values.compare(a, b) * wanted < 0 ? b : a;
    }

    private static boolean isNaN(@Nullable Object value) {
        return (value instanceof Double d && d.isNaN()) || (value instanceof Float f && f.isNaN());
    }

    private static void signed(NetTypeBuilder builder) {
        for (String type : SIGNED) {
            builder.staticMethod(type + " Abs(" + type + " value)", (work, self, a) -> abs(Args.self(a[0])))
                    .staticMethod("int Sign(" + type + " value)", (work, self, a) -> sign(Args.self(a[0])));
        }
    }

    private static Object abs(Object value) {
        return switch (value) {
            case Double d -> Math.abs(d);
            case Float f -> Math.abs(f);
            case BigDecimal d -> d.abs();
            default -> {
                long number = Numbers.whole(value);
                Whole kind = Whole.of(value).orElseThrow();
                if (value.equals(kind.least())) {
                    throw NetException.overflow("Negating the minimum value of a twos complement number is invalid.");
                }
                yield kind.wrapped(Math.abs(number));
            }
        };
    }

    private static int sign(Object value) {
        if (isNaN(value)) {
            throw new NetException(
                    "System.ArithmeticException", "Function does not accept floating point Not-a-Number values.");
        }
        return value instanceof BigDecimal d ? d.signum() : (int) Math.signum(Numbers.real(value));
    }

    private static void one(NetTypeBuilder builder, String name, DoubleUnaryOperator function) {
        builder.staticMethod(
                "double " + name + "(double d)", (work, self, a) -> function.applyAsDouble(Args.real(a[0])));
    }

    private static void two(NetTypeBuilder builder, String signature, DoubleBinaryOperator function) {
        builder.staticMethod(
                "double " + signature, (work, self, a) -> function.applyAsDouble(Args.real(a[0]), Args.real(a[1])));
    }

    private static void functions(NetTypeBuilder builder) {
        one(builder, "Acos", Math::acos);
        one(builder, "Asin", Math::asin);
        one(builder, "Atan", Math::atan);
        one(builder, "Cos", Math::cos);
        one(builder, "Cosh", Math::cosh);
        one(builder, "Sin", Math::sin);
        one(builder, "Sinh", Math::sinh);
        one(builder, "Tan", Math::tan);
        one(builder, "Tanh", Math::tanh);
        one(builder, "Exp", Math::exp);
        one(builder, "Log", Math::log);
        one(builder, "Log10", Math::log10);
        one(builder, "Log2", x -> Math.log(x) / Math.log(2));
        one(builder, "Sqrt", Math::sqrt);
        one(builder, "Cbrt", Math::cbrt);
        two(builder, "Atan2(double y, double x)", Math::atan2);
        two(builder, "Pow(double x, double y)", MathType::pow);
        two(builder, "Log(double a, double newBase)", MathType::log);
        two(builder, "IEEERemainder(double x, double y)", Math::IEEEremainder);
        two(builder, "CopySign(double x, double y)", Math::copySign);
    }

    private static double pow(double x, double y) {
        return x == 1 || (x == -1 && Double.isInfinite(y)) ? 1 : Math.pow(x, y);
    }

    private static double log(double a, double base) {
        boolean undefined = base == 1 || (a != 1 && (base == 0 || base == Double.POSITIVE_INFINITY));
        return undefined ? Double.NaN : Math.log(a) / Math.log(base);
    }

    private static void whole(NetTypeBuilder builder) {
        builder.staticMethod("long BigMul(int a, int b)", (work, self, a) -> (long) Args.whole(a[0]) * Args.whole(a[1]))
                .staticMethod("int DivRem(int a, int b, out int result)", (work, self, a) -> {
                    Object[] both = divided(Args.whole(a[0]), Args.whole(a[1]));
                    Args.out(a[2]).value = ((Long) both[1]).intValue();
                    return ((Long) both[0]).intValue();
                })
                .staticMethod("long DivRem(long a, long b, out long result)", (work, self, a) -> {
                    Object[] both = divided(Args.big(a[0]), Args.big(a[1]));
                    Args.out(a[2]).value = both[1];
                    return both[0];
                });
    }

    private static Object[] divided(long a, long b) {
        if (b == 0) {
            throw Decimals.divideByZero();
        }
        BigInteger[] both = BigInteger.valueOf(a).divideAndRemainder(BigInteger.valueOf(b));
        return new Object[] {both[0].longValue(), both[1].longValue()};
    }

    /** Rounds to a whole number. */
    static final class MathRounding {

        private MathRounding() {}

        static void describe(NetTypeBuilder builder) {
            to(builder, "Ceiling", Math::ceil, RoundingMode.CEILING);
            to(builder, "Floor", Math::floor, RoundingMode.FLOOR);
            to(builder, "Truncate", x -> x < 0 ? Math.ceil(x) : Math.floor(x), RoundingMode.DOWN);
            for (boolean digits : new boolean[] {false, true}) {
                for (boolean mode : new boolean[] {false, true}) {
                    round(builder, digits, mode);
                }
            }
        }

        private static void to(
                NetTypeBuilder builder, String name, DoubleUnaryOperator function, RoundingMode decimals) {
            one(builder, name, function);
            builder.staticMethod(
                    "decimal " + name + "(decimal d)",
                    (work, self, a) -> Args.decimal(a[0]).setScale(0, decimals));
        }

        private static void round(NetTypeBuilder builder, boolean digits, boolean mode) {
            String more = (digits ? ", int DIGITS" : "") + (mode ? ", MidpointRounding mode)" : ")");
            builder.staticMethod(
                            "double Round(double a" + more.replace("DIGITS", "digits"),
                            (work, self, a) -> Rounding.real(Args.real(a[0]), digits(a, digits), mode(a, mode)))
                    .staticMethod(
                            "decimal Round(decimal d" + more.replace("DIGITS", "decimals"),
                            (work, self, a) -> Rounding.decimal(Args.decimal(a[0]), digits(a, digits), mode(a, mode)));
        }

        private static int digits(@Nullable Object[] a, boolean given) {
            return given ? Args.whole(a[1]) : 0;
        }

        private static MidpointRounding mode(@Nullable Object[] a, boolean given) {
            return given ? Args.self(a[a.length - 1]) : MidpointRounding.ToEven;
        }
    }
}
