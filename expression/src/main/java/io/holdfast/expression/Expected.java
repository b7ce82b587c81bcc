package io.holdfast.expression;

import io.holdfast.dotnet.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * What a place takes.
 *
 * @param type null if any value will do
 * @param lenient whether a result of another static type is accepted and made the type's at run time, as the service does with what
 *     it can convert; otherwise C#'s implicit conversions alone are, and anything else is refused
 */
public record Expected(@Nullable TypeRef type, boolean lenient) {

    private static final Expected ANY = new Expected(null, false);

    public static Expected any() {
        return ANY;
    }

    public static Expected strictly(TypeRef type) {
        return new Expected(type, false);
    }

    public static Expected leniently(TypeRef type) {
        return new Expected(type, true);
    }
}
