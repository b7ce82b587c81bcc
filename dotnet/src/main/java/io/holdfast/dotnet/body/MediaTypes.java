package io.holdfast.dotnet.body;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What Content-Type and Accept say of a body. */
public final class MediaTypes {

    private MediaTypes() {}

    /** {@code application/json}, {@code text/json}, {@code …+json}. */
    public static boolean isJson(@Nullable String contentType) {
        return is(contentType, "json");
    }

    /** {@code application/xml}, {@code text/xml}, {@code …+xml}. */
    public static boolean isXml(@Nullable String contentType) {
        return is(contentType, "xml");
    }

    private static boolean is(@Nullable String contentType, String kind) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/" + kind) || type.equals("text/" + kind) || type.endsWith("+" + kind);
    }

    /** Whether an Accept header names JSON; that anything will do is not enough. */
    public static boolean asksForJson(@Nullable String accept) {
        return accept != null && Arrays.stream(accept.split(",", -1)).anyMatch(MediaTypes::isJson);
    }

    /** Whether an Accept header names XML; that anything will do is not enough. */
    public static boolean asksForXml(@Nullable String accept) {
        return accept != null && Arrays.stream(accept.split(",", -1)).anyMatch(MediaTypes::isXml);
    }
}
