package io.holdfast.dotnet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** The types of whole numbers: their ranges, and how a number becomes one of theirs. */
public enum Whole {
    BYTE("System.Byte", 8, false, "an unsigned byte"),
    SBYTE("System.SByte", 8, true, "a signed byte"),
    INT16("System.Int16", 16, true, "an Int16"),
    UINT16("System.UInt16", 16, false, "a UInt16"),
    INT32("System.Int32", 32, true, "an Int32"),
    UINT32("System.UInt32", 32, false, "a UInt32"),
    INT64("System.Int64", 64, true, "an Int64"),
    UINT64("System.UInt64", 64, false, "a UInt64");

    private final String type;
    private final int bits;
    private final String noun;
    private final BigInteger least;
    private final BigInteger most;

    Whole(String type, int bits, boolean signed, String noun) {
        this.type = type;
        this.bits = bits;
        this.noun = noun;
        this.least = signed ? BigInteger.ONE.shiftLeft(bits - 1).negate() : BigInteger.ZERO;
        this.most = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits).subtract(BigInteger.ONE);
    }

    /** The one that a value is of. */
    public static Optional<Whole> of(Object value) {
        return switch (value) {
            case Integer i -> Optional.of(INT32);
            case Long l -> Optional.of(INT64);
            case Short s -> Optional.of(INT16);
            case Byte b -> Optional.of(SBYTE);
            case NetByte b -> Optional.of(BYTE);
            case NetUShort s -> Optional.of(UINT16);
            case NetUInt i -> Optional.of(UINT32);
            case NetULong l -> Optional.of(UINT64);
            default -> Optional.empty();
        };
    }

    /** Its full name. */
    public String type() {
        return type;
    }

    /** The size of a value. */
    public int bits() {
        return bits;
    }

    public Object least() {
        return wrapped(least.longValue());
    }

    public Object most() {
        return wrapped(most.longValue());
    }

    /** The low bits of a number as a value of this type, as of {@code unchecked}. */
    public Object wrapped(long number) {
        return switch (this) {
            case BYTE -> NetByte.of((int) number);
            case SBYTE -> (byte) number;
            case INT16 -> (short) number;
            case UINT16 -> new NetUShort((int) number & 0xffff);
            case INT32 -> (int) number;
            case UINT32 -> new NetUInt(number & 0xffff_ffffL);
            case INT64 -> number;
            case UINT64 -> new NetULong(number);
        };
    }

    /** @throws NetException if it is out of range */
    public Object checked(BigInteger number) {
        if (!holds(number)) {
            throw tooBig();
        }
        return wrapped(number.longValue());
    }

    public boolean holds(BigInteger number) {
        return number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
    }

    /** Rounds halves to even, as {@code Convert} does. @throws NetException if it is out of range */
    public Object rounded(BigDecimal number) {
        return checked(number.setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
    }

    /** The number of any type as {@code Convert} takes it. @throws NetException if it is out of range */
    public Object converted(Object number) {
        return switch (number) {
            case BigDecimal d -> rounded(d);
            case Double d -> rounded(finite(d));
            case Float f -> rounded(finite(f));
            case NetULong l -> checked(Decimals.unsigned(l.bits()).toBigInteger());
            default -> checked(BigInteger.valueOf(Numbers.whole(number)));
        };
    }

    private BigDecimal finite(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw tooBig();
        }
        return new BigDecimal(number);
    }

    public NetException tooBig() {
        return NetException.overflow("Value was either too large or too small for " + noun + ".");
    }
}
