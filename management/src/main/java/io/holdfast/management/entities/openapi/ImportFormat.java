package io.holdfast.management.entities.openapi;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that can be imported. */
enum ImportFormat {
    SWAGGER_JSON("swagger-json", false),
    SWAGGER_LINK_JSON("swagger-link-json", true),
    OPENAPI("openapi", false),
    OPENAPI_JSON("openapi+json", false),
    OPENAPI_LINK("openapi-link", true),
    OPENAPI_JSON_LINK("openapi+json-link", true);

    private final String word;
    private final boolean link;

    ImportFormat(String word, boolean link) {
        this.word = word;
        this.link = link;
    }

    /** Whether the value is a link to the description rather than the description itself. */
    boolean isLink() {
        return link;
    }

    static Optional<ImportFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(format -> format.word).collect(Collectors.joining(", "));
    }
}
