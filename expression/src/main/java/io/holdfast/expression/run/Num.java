package io.holdfast.expression.run;

import io.holdfast.dotnet.Decimals;
import io.holdfast.dotnet.NetByte;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetUInt;
import io.holdfast.dotnet.NetULong;
import io.holdfast.dotnet.NetUShort;
import io.holdfast.dotnet.Numbers;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kinds of numbers. */
@SuppressWarnings("ImmutableEnumChecker")
public enum Num {
    SBYTE(TypeRefs.SBYTE, Byte.MIN_VALUE, Byte.MAX_VALUE),
    BYTE(TypeRefs.BYTE, 0, 0xff),
    SHORT(TypeRefs.SHORT, Short.MIN_VALUE, Short.MAX_VALUE),
    USHORT(TypeRefs.USHORT, 0, 0xffff),
    CHAR(TypeRefs.CHAR, 0, 0xffff),
    INT(TypeRefs.INT, Integer.MIN_VALUE, Integer.MAX_VALUE),
    UINT(TypeRefs.UINT, 0, 0xffff_ffffL),
    LONG(TypeRefs.LONG, Long.MIN_VALUE, Long.MAX_VALUE),
    ULONG(TypeRefs.ULONG, 0, Long.MAX_VALUE),
    FLOAT(TypeRefs.FLOAT, 0, 0),
    DOUBLE(TypeRefs.DOUBLE, 0, 0),
    DECIMAL(TypeRefs.DECIMAL, 0, 0);

    private static final Map<TypeRef, Num> BY_TYPE = new HashMap<>();

    static {
        for (Num each : values()) {
            BY_TYPE.put(each.type, each);
        }
    }

    private final TypeRef.Of type;
    private final long least;
    private final long most;

    Num(TypeRef.Of type, long least, long most) {
        this.type = type;
        this.least = least;
        this.most = most;
    }

    public static @Nullable Num of(TypeRef type) {
        return type instanceof TypeRef.Of of && of.arguments().isEmpty() ? BY_TYPE.get(type) : null;
    }

    public TypeRef type() {
        return type;
    }

    public boolean isWhole() {
        return this != FLOAT && this != DOUBLE && this != DECIMAL;
    }

    /** Whether operators make it an int first. */
    public boolean isNarrow() {
        return switch (this) {
            case SBYTE, BYTE, SHORT, USHORT, CHAR -> true;
            default -> false;
        };
    }

    /** Of whole kinds: whether a number is one of theirs. */
    public boolean holds(BigInteger number) {
        return number.compareTo(BigInteger.valueOf(least)) >= 0
                && (this == ULONG
                        ? number.bitLength() <= Long.SIZE && number.signum() >= 0
                        : number.compareTo(BigInteger.valueOf(most)) <= 0);
    }

    /** A whole number of this kind, its bits cut to the kind's. */
    Object whole(long bits) {
        return switch (this) {
            case SBYTE -> (byte) bits;
            case BYTE -> NetByte.of((int) bits);
            case SHORT -> (short) bits;
            case USHORT -> new NetUShort((int) bits & 0xffff);
            case CHAR -> (char) bits;
            case INT -> (int) bits;
            case UINT -> new NetUInt(bits & 0xffff_ffffL);
            case LONG -> bits;
            case ULONG -> new NetULong(bits);
            case FLOAT -> (float) bits;
            case DOUBLE -> (double) bits;
            case DECIMAL -> BigDecimal.valueOf(bits);
        };
    }

    /** Of a value of this whole kind. */
    public BigInteger exact(Object value) {
        long bits = Numbers.whole(value);
        return this == ULONG && bits < 0 ? new BigInteger(Long.toUnsignedString(bits)) : BigInteger.valueOf(bits);
    }

    /** A value of this kind as one of another. Whole numbers lose their high bits, as outside of {@code checked}. */
    public Object convert(Object value, Num to) {
        if (this == to) {
            return value;
        }
        return switch (to) {
            case DOUBLE -> Numbers.real(value);
            case FLOAT ->
                this == ULONG ? Decimals.unsigned(Numbers.whole(value)).floatValue() : single(value);
            case DECIMAL -> Numbers.decimal(value);
            default ->
                isWhole()
                        ? to.whole(Numbers.whole(value))
                        : this == DECIMAL ? to.cut((BigDecimal) value) : to.cut(Numbers.real(value));
        };
    }

    private static float single(Object value) {
        return value instanceof Double || value instanceof BigDecimal
                ? (float) Numbers.real(value)
                : (float) wholeOf(value);
    }

    private static long wholeOf(Object value) {
        return Numbers.whole(value);
    }

    private Object cut(BigDecimal value) {
        BigInteger number = value.toBigInteger();
        if (!holds(number)) {
            throw NetException.overflow("Value was either too large or too small for " + article() + ".");
        }
        return whole(number.longValue());
    }

    private String article() {
        String name = type.type().name();
        return (name.startsWith("I") || name.equals("SByte") ? "an " : "a ") + (this == CHAR ? "character" : name);
    }

    /** What is too big becomes the smallest number, as processors do it. */
    private Object cut(double value) {
        if (this == ULONG) {
            return value >= 0x1p63 && value < 0x1p64
                    ? new NetULong((long) (value - 0x1p63) ^ Long.MIN_VALUE)
                    : whole(inLong(value) ? (long) value : Long.MIN_VALUE);
        }
        if (this == LONG || this == UINT) {
            return whole(inLong(value) ? (long) value : Long.MIN_VALUE);
        }
        return whole(value > -0x1p31 - 1 && value < 0x1p31 ? (long) value : Integer.MIN_VALUE);
    }

    private static boolean inLong(double value) {
        return value >= -0x1p63 && value < 0x1p63;
    }
}
