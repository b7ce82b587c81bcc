package io.holdfast.dotnet.numbers;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;

/** Double and Single. */
@AutoService(NetTypeSource.class)
public final class RealTypes implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"System.Double", "System.Single"};
    }

    @Override
    public NetType describe(String name) {
        boolean isDouble = name.equals("System.Double");
        Object zero = isDouble ? (Object) 0.0 : (Object) 0.0f;
        NetTypeBuilder builder = NetTypeBuilder.ofStruct(name, zero.getClass(), zero)
                .is("IComparable", "IFormattable", "IComparable<" + name + ">", "IEquatable<" + name + ">")
                .with(Primitives.comparable(name))
                .with(Primitives::formatted)
                .with(Primitives.parsed(
                        name, zero, text -> isDouble ? (Object) NumberParser.real(text) : NumberParser.single(text)));
        if (isDouble) {
            doubles(builder);
        } else {
            floats(builder);
        }
        return builder.build();
    }

    private static void doubles(NetTypeBuilder builder) {
        builder.constant("double MaxValue", Double.MAX_VALUE)
                .constant("double MinValue", -Double.MAX_VALUE)
                .constant("double Epsilon", Double.MIN_VALUE)
                .constant("double NaN", Double.NaN)
                .constant("double PositiveInfinity", Double.POSITIVE_INFINITY)
                .constant("double NegativeInfinity", Double.NEGATIVE_INFINITY)
                .staticMethod("bool IsNaN(double d)", (work, self, a) -> Double.isNaN(Args.real(a[0])))
                .staticMethod("bool IsInfinity(double d)", (work, self, a) -> Double.isInfinite(Args.real(a[0])))
                .staticMethod("bool IsFinite(double d)", (work, self, a) -> Double.isFinite(Args.real(a[0])))
                .staticMethod("bool IsNegative(double d)", (work, self, a) -> isNegative(Args.real(a[0])))
                .staticMethod(
                        "bool IsPositiveInfinity(double d)",
                        (work, self, a) -> Args.real(a[0]) == Double.POSITIVE_INFINITY)
                .staticMethod(
                        "bool IsNegativeInfinity(double d)",
                        (work, self, a) -> Args.real(a[0]) == Double.NEGATIVE_INFINITY);
    }

    private static boolean isNegative(double number) {
        return Double.doubleToRawLongBits(number) < 0;
    }

    private static void floats(NetTypeBuilder builder) {
        builder.constant("float MaxValue", Float.MAX_VALUE)
                .constant("float MinValue", -Float.MAX_VALUE)
                .constant("float Epsilon", Float.MIN_VALUE)
                .constant("float NaN", Float.NaN)
                .constant("float PositiveInfinity", Float.POSITIVE_INFINITY)
                .constant("float NegativeInfinity", Float.NEGATIVE_INFINITY)
                .staticMethod("bool IsNaN(float f)", (work, self, a) -> Float.isNaN(Args.single(a[0])))
                .staticMethod("bool IsInfinity(float f)", (work, self, a) -> Float.isInfinite(Args.single(a[0])))
                .staticMethod("bool IsFinite(float f)", (work, self, a) -> Float.isFinite(Args.single(a[0])))
                .staticMethod("bool IsNegative(float f)", (work, self, a) -> isNegative(Args.single(a[0])))
                .staticMethod(
                        "bool IsPositiveInfinity(float f)",
                        (work, self, a) -> Args.single(a[0]) == Float.POSITIVE_INFINITY)
                .staticMethod(
                        "bool IsNegativeInfinity(float f)",
                        (work, self, a) -> Args.single(a[0]) == Float.NEGATIVE_INFINITY);
    }
}
