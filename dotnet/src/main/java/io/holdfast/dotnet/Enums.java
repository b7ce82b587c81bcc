package io.holdfast.dotnet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values of enums. Named ones are constants of a Java enum, whose number is its place or what {@link Numbered} says; a number that has
 * no name, and a combination of flags, is an {@link Unnamed}.
 */
public final class Enums {

    /** A name with its number and its value. */
    public record Named(String name, long number, Object value) {}

    /** A constant whose number is not its place, or whose name is no name in Java. */
    public interface Numbered {
        long number();

        /** .NET's name. */
        default String netName() {
            return ((Enum<?>) this).name();
        }
    }

    /** A number of an enum's type that has no name there. */
    public record Unnamed(NetType type, long number) implements NetObject, Comparable<Unnamed> {
        @Override
        public TypeRef netType() {
            return type.ref();
        }

        @Override
        public int compareTo(Unnamed other) {
            return Long.compare(number, other.number);
        }
    }

    private Enums() {}

    public static boolean isEnum(Object value) {
        return value instanceof Enum<?> || value instanceof Unnamed;
    }

    /** The number of a value of an enum: {@code (int)DayOfWeek.Monday}. */
    @SuppressWarnings("EnumOrdinal")
    public static long number(Object value) {
        return switch (value) {
            case Unnamed unnamed -> unnamed.number();
            case Numbered numbered -> numbered.number();
            case Enum<?> constant -> constant.ordinal();
            default -> throw new IllegalArgumentException("no value of an enum: " + value.getClass());
        };
    }

    /** The value with that number: {@code (DayOfWeek)1}. */
    public static Object of(NetType type, long number) {
        for (Named each : type.constants()) {
            if (each.number() == number) {
                return each.value();
            }
        }
        return new Unnamed(type, number);
    }

    public static Optional<Object> named(NetType type, String name, boolean ignoreCase) {
        return type.constants().stream()
                .filter(each -> ignoreCase
                        ? each.name().equalsIgnoreCase(name)
                        : each.name().equals(name))
                .map(Named::value)
                .findFirst();
    }

    /** The name, names with commas between of flags, or else the number. */
    public static String text(Object value) {
        NetType type = ((TypeRef.Of) Values.typeOf(value)).type();
        long number = number(value);
        for (Named each : type.constants()) {
            if (each.number() == number) {
                return each.name();
            }
        }
        return type.isFlags() ? flags(type, number) : Long.toString(number);
    }

    private static String flags(NetType type, long number) {
        long left = number;
        List<String> names = new ArrayList<>();
        for (Named each : type.constants().reversed()) {
            if (each.number() != 0 && (left & each.number()) == each.number()) {
                names.addFirst(each.name());
                left &= ~each.number();
            }
        }
        return left != 0 || names.isEmpty() ? Long.toString(number) : String.join(", ", names);
    }
}
