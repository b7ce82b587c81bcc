package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Numbers;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.types.Guids;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values that JSON has as texts: dates, spans, addresses, identifiers. */
final class JsonScalars {

    private JsonScalars() {}

    /** Null of what JSON has no values of. */
    static @Nullable JTokenType typeOf(Object value) {
        if (Numbers.isNumber(value)) {
            return JTokenType.Integer;
        }
        return null;
    }

    /** @param name of a type in System */
    static Object to(Object value, String name) {
        if (name.equals("Guid") && value instanceof String text) {
            return Guids.parse(text);
        }
        throw Conversions.invalid(value, name);
    }

    static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw NetException.format("The input is not a valid Base-64 string as it contains a non-base 64 character,"
                    + " more than two padding characters, or an illegal character among the padding characters.");
        }
    }

    /** As it stands between quotes. */
    static String text(Work work, Object value) {
        return Values.toString(work, value);
    }

    static int compare(JTokenType type, Object a, Object b) {
        if (type == JTokenType.Guid && a instanceof UUID guid) {
            if (!(b instanceof UUID other)) {
                throw NetException.argument("Object must be of type Guid.");
            }
            return guid.toString().compareTo(other.toString());
        }
        return Values.compare(a, b);
    }
}
