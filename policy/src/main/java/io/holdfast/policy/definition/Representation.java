package io.holdfast.policy.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A body that an operation takes or gives.
 *
 * @param mediaType in lower case, without parameters
 * @param schema where its schema is, or null
 */
public record Representation(String mediaType, @Nullable SchemaName schema) {

    static List<Representation> all(JsonNode representations) {
        List<Representation> all = new ArrayList<>();
        for (JsonNode one : representations) {
            all.add(new Representation(mediaType(one.path("contentType").asString("")), SchemaName.of(one)));
        }
        return List.copyOf(all);
    }

    /** The media type of a Content-Type, in lower case and without parameters. */
    public static String mediaType(String contentType) {
        int semicolon = contentType.indexOf(';');
        return (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
