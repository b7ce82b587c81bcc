package io.holdfast.dotnet.json;

import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.Numbers;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.time.DateParser;
import io.holdfast.dotnet.time.DateTimeKind;
import io.holdfast.dotnet.time.IsoDates;
import io.holdfast.dotnet.time.NetDateTime;
import io.holdfast.dotnet.time.NetDateTimeOffset;
import io.holdfast.dotnet.time.NetTimeSpan;
import io.holdfast.dotnet.time.TimeSpanParser;
import io.holdfast.dotnet.types.Guids;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values that JSON has as texts: dates, spans, identifiers, bytes. */
final class JsonScalars {

    private JsonScalars() {}

    /** Null of what JSON has no values of. */
    static @Nullable JTokenType typeOf(Object value) {
        return switch (value) {
            case NetDateTime time -> JTokenType.Date;
            case NetDateTimeOffset time -> JTokenType.Date;
            case NetTimeSpan span -> JTokenType.TimeSpan;
            default -> Numbers.isNumber(value) ? JTokenType.Integer : isUri(value) ? JTokenType.Uri : null;
        };
    }

    private static boolean isUri(Object value) {
        return Values.typeOf(value).fullName().equals("System.Uri");
    }

    /** @param name of a type in System */
    static Object to(Object value, String name) {
        Object converted = switch (name) {
            case "DateTime" -> date(value);
            case "DateTimeOffset" -> offset(value);
            case "TimeSpan" ->
                value instanceof String text ? TimeSpanParser.parse(text) : value instanceof NetTimeSpan ? value : null;
            case "Guid" -> value instanceof String text ? Guids.parse(text) : value instanceof UUID ? value : null;
            default -> null;
        };
        if (converted == null) {
            throw TokenConversions.invalid(value, name);
        }
        return converted;
    }

    private static @Nullable Object date(Object value) {
        return switch (value) {
            case NetDateTime time -> time;
            case NetDateTimeOffset time -> time.clock();
            case String text -> DateParser.dateTime(text);
            default -> null;
        };
    }

    private static @Nullable Object offset(Object value) {
        return switch (value) {
            case NetDateTimeOffset time -> time;
            case NetDateTime time -> NetDateTimeOffset.of(time);
            case String text -> DateParser.dateTimeOffset(text);
            default -> null;
        };
    }

    static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text.replaceAll("[ \t\r\n]", ""));
        } catch (IllegalArgumentException e) {
            throw NetException.format("The input is not a valid Base-64 string as it contains a non-base 64 character,"
                    + " more than two padding characters, or an illegal character among the padding characters.");
        }
    }

    /** As it stands between quotes. */
    static String text(Work work, Object value) {
        return switch (value) {
            case NetDateTime time -> IsoDates.text(time);
            case NetDateTimeOffset time -> IsoDates.text(time);
            default -> Values.toString(work, value);
        };
    }

    static int compare(JTokenType type, Object a, Object b) {
        return switch (type) {
            case Date -> a instanceof NetDateTimeOffset time ? offsets(time, b) : dates(a, b);
            case Guid, TimeSpan -> {
                if (a.getClass() != b.getClass()) {
                    throw NetException.argument("Object must be of type " + type + ".");
                }
                yield Values.compare(a, b);
            }
            default -> Values.compare(TokenConversions.text(a), TokenConversions.text(b));
        };
    }

    private static int dates(Object a, Object b) {
        NetDateTime left = (NetDateTime) to(a, "DateTime");
        NetDateTime right = (NetDateTime) to(b, "DateTime");
        return Long.compare(left.ticks(), right.ticks());
    }

    private static int offsets(NetDateTimeOffset a, Object b) {
        NetDateTimeOffset other = b instanceof NetDateTimeOffset same
                ? same
                : NetDateTimeOffset.of(((NetDateTime) to(b, "DateTime")).as(DateTimeKind.Unspecified));
        return Long.compare(a.utcTicks(), other.utcTicks());
    }
}
