package io.holdfast.dotnet;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What .NET's values are in Java, and what all of them can do.
 *
 * <table><caption>Values</caption>
 * <tr><td>bool, char, string</td><td>Boolean, Character, String</td></tr>
 * <tr><td>int, long, short, sbyte, double, float</td><td>Integer, Long, Short, Byte, Double, Float</td></tr>
 * <tr><td>byte, ushort, uint, ulong</td><td>records of their own: Java has no unsigned numbers</td></tr>
 * <tr><td>decimal</td><td>BigDecimal, whose scale is kept</td></tr>
 * <tr><td>byte[]</td><td>byte[]</td></tr>
 * <tr><td>T[] otherwise, List&lt;T&gt;, Dictionary&lt;K, V&gt; …</td><td>classes of this room that know their element types</td></tr>
 * <tr><td>T?</td><td>the value or null</td></tr>
 * <tr><td>an enum</td><td>a constant of a Java enum, or {@link Enums.Unnamed}: see {@link Enums}</td></tr>
 * <tr><td>a delegate</td><td>{@link NetFunction}</td></tr>
 * <tr><td>an exception</td><td>{@link NetException}</td></tr>
 * </table>
 */
public final class Values {

    private Values() {}

    /** The type of a value as it is, which may be narrower than that of the place where it lies. */
    public static TypeRef typeOf(Object value) {
        return switch (value) {
            case String s -> TypeRefs.STRING;
            case Integer i -> TypeRefs.INT;
            case Boolean b -> TypeRefs.BOOL;
            case NetObject object -> object.netType();
            case Long l -> TypeRefs.LONG;
            case Double d -> TypeRefs.DOUBLE;
            case Character c -> TypeRefs.CHAR;
            case BigDecimal d -> TypeRefs.DECIMAL;
            case byte[] bytes -> TypeRefs.BYTES;
            case NetByte b -> TypeRefs.BYTE;
            case Float f -> TypeRefs.FLOAT;
            case Short s -> TypeRefs.SHORT;
            case Byte b -> TypeRefs.SBYTE;
            case NetUShort s -> TypeRefs.USHORT;
            case NetUInt i -> TypeRefs.UINT;
            case NetULong l -> TypeRefs.ULONG;
            case NetException e ->
                NetTypes.find(e.type(), 0)
                        .orElseGet(() -> NetTypes.get("System.Exception"))
                        .ref();
            case NetFunction f -> TypeRefs.OBJECT;
            case Enum<?> constant -> ofJava(constant.getDeclaringClass());
            default -> ofJava(value.getClass());
        };
    }

    private static TypeRef ofJava(Class<?> javaClass) {
        return NetTypes.ofJava(javaClass)
                .orElseThrow(() -> new IllegalArgumentException("no described type of " + javaClass))
                .ref();
    }

    /** What {@code value is T} tells. */
    public static boolean isInstance(@Nullable Object value, TypeRef type) {
        return value != null && (value instanceof NetFunction || TypeRefs.reaches(typeOf(value), type));
    }

    /** {@code (T)value} of what is known as an object only. @throws NetException if it is something else */
    public static @Nullable Object cast(@Nullable Object value, TypeRef type) {
        if (value == null) {
            if (TypeRefs.isValueType(type) && TypeRefs.underNullable(type) == null) {
                throw NetException.nullReference();
            }
            return null;
        }
        if (!isInstance(value, type)) {
            throw NetException.invalidCast(typeOf(value), type);
        }
        return value;
    }

    /** {@code ToString()}, and as an operand of {@code +}: nothing of null. */
    public static String toString(Work work, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String s -> s;
            case Boolean b -> b ? "True" : "False";
            case Double d -> Numbers.text(d);
            case Float f -> Numbers.text(f);
            case BigDecimal d -> d.toPlainString();
            case Integer i -> i.toString();
            case Long l -> l.toString();
            case Character c -> c.toString();
            case Enum<?> constant -> Enums.text(constant);
            case Enums.Unnamed number -> Enums.text(number);
            case byte[] bytes -> "System.Byte[]";
            case NetException e -> e.type() + ": " + e.message();
            case NetFunction f -> "System.Func";
            default -> Numbers.isNumber(value) ? value.toString() : Described.toString(work, value);
        };
    }

    /** {@code object.Equals(a, b)}. */
    public static boolean equals(@Nullable Object a, @Nullable Object b) {
        return (a == null || b == null) ? a == null && b == null : key(a).equals(key(b));
    }

    public static int hashCode(Object value) {
        return key(value).hashCode();
    }

    /** What stands for the value in a Java map: equal exactly where {@code Equals} says so. */
    public static Object key(Object value) {
        return switch (value) {
            case BigDecimal d -> d.signum() == 0 ? BigDecimal.ZERO : d.stripTrailingZeros();
            case Double d -> d == 0 ? (Object) 0.0 : d;
            case Float f -> f == 0 ? (Object) 0.0f : f;
            default -> value;
        };
    }

    /**
     * As {@code Comparer<T>.Default} does: null is least, texts by language and not by their codes.
     *
     * @throws NetException if they can't be compared
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a != null ? 1 : b != null ? -1 : 0;
        }
        return switch (a) {
            case String s when b instanceof String t -> Collation.compare(s, t, false);
            case Double d when b instanceof Double e -> real(d, e);
            case Float f when b instanceof Float g -> real(f, g);
            case UUID u when b instanceof UUID v -> unsigned(u, v);
            case Enum<?> e -> Long.compare(Enums.number(e), Enums.number(b));
            case Enums.Unnamed e -> Long.compare(Enums.number(e), Enums.number(b));
            case Comparable c when a.getClass() == b.getClass() -> Integer.signum(c.compareTo(b));
            default ->
                throw a instanceof Comparable
                        ? NetException.argument("Object must be of type " + name(a) + ".")
                        : NetException.argument("At least one object must implement IComparable.");
        };
    }

    private static int unsigned(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    private static String name(Object value) {
        return typeOf(value) instanceof TypeRef.Of of
                ? of.type().name()
                : typeOf(value).fullName();
    }

    /** NaN is less than all others, and there is one zero. */
    private static int real(double a, double b) {
        return a < b ? -1 : a > b ? 1 : a == b ? 0 : Double.isNaN(a) ? (Double.isNaN(b) ? 0 : -1) : 1;
    }
}
