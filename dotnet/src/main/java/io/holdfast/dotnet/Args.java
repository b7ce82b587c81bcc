package io.holdfast.dotnet;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Arguments as a member's lambda takes them. What a value type's place holds is never null, which the compiler can't know. */
public final class Args {

    private Args() {}

    /** The object that a member belongs to. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <T> T self(@Nullable Object self) {
        if (self == null) {
            throw NetException.nullReference();
        }
        return (T) self;
    }

    /** @throws NetException if it is null */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <T> T given(@Nullable Object argument, String parameter) {
        if (argument == null) {
            throw NetException.argumentNull(parameter);
        }
        return (T) argument;
    }

    public static @Nullable String text(@Nullable Object argument) {
        return (String) argument;
    }

    public static int whole(@Nullable Object argument) {
        return Args.<Integer>self(argument);
    }

    public static long big(@Nullable Object argument) {
        return Args.<Long>self(argument);
    }

    public static double real(@Nullable Object argument) {
        return Args.<Double>self(argument);
    }

    public static float single(@Nullable Object argument) {
        return Args.<Float>self(argument);
    }

    public static BigDecimal decimal(@Nullable Object argument) {
        return Args.<BigDecimal>self(argument);
    }

    public static boolean flag(@Nullable Object argument) {
        return Args.<Boolean>self(argument);
    }

    public static char character(@Nullable Object argument) {
        return Args.<Character>self(argument);
    }

    public static NetFunction function(@Nullable Object argument, String parameter) {
        return given(argument, parameter);
    }

    public static Parameter.Cell out(@Nullable Object argument) {
        return self(argument);
    }
}
