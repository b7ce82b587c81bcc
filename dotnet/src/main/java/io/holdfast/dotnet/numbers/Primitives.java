package io.holdfast.dotnet.numbers;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.ExhaustedException;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.Values;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all primitive types have. */
public final class Primitives {

    private Primitives() {}

    /** CompareTo, Equals, GetHashCode and ToString of a type that is written so in signatures. */
    public static Consumer<NetTypeBuilder> comparable(String type) {
        return builder -> builder.method("int CompareTo(object value)", (work, self, a) -> {
                    if (a[0] != null && a[0].getClass() != Args.self(self).getClass()) {
                        throw NetException.argument("Object must be of type " + simpleName(self) + ".");
                    }
                    return Values.compare(self, a[0]);
                })
                .method("int CompareTo(" + type + " value)", (work, self, a) -> Values.compare(self, a[0]))
                .method("bool Equals(" + type + " obj)", (work, self, a) -> Values.equals(self, a[0]))
                .method("bool Equals(object obj)", (work, self, a) -> Values.equals(self, a[0]))
                .method("int GetHashCode()", (work, self, a) -> Values.hashCode(Args.self(self)));
    }

    private static String simpleName(@Nullable Object self) {
        String full = Values.typeOf(Args.self(self)).fullName();
        return full.substring(full.lastIndexOf('.') + 1);
    }

    /** Parse and TryParse. */
    public static Consumer<NetTypeBuilder> parsed(String type, Object zero, Function<@Nullable String, Object> parser) {
        return builder -> builder.staticMethod(
                        type + " Parse(string s)", (work, self, a) -> parser.apply(Args.text(a[0])))
                .staticMethod("bool TryParse(string s, out " + type + " result)", (work, self, a) -> {
                    Object parsed = tried(() -> parser.apply(Args.text(a[0])));
                    Args.out(a[1]).value = parsed == null ? zero : parsed;
                    return parsed != null;
                });
    }

    /** What is tried. */
    public interface Attempt<T> {
        T make();
    }

    /** What an attempt gives; null if it throws as .NET would. */
    public static <T> @Nullable T tried(Attempt<T> attempt) {
        try {
            return attempt.make();
        } catch (ExhaustedException e) {
            throw e;
        } catch (NetException e) {
            return null;
        }
    }

    /** ToString with and without a format. */
    public static NetTypeBuilder formatted(NetTypeBuilder builder) {
        return builder.method("string ToString()", (work, self, a) -> Values.toString(work, self))
                .method(
                        "string ToString(string format)",
                        (work, self, a) -> NumberFormat.format(work, Args.self(self), Args.text(a[0])));
    }
}
