package io.holdfast.management.entities.openapi;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that can be exported. */
enum ExportFormat {
    OPENAPI_JSON("openapi+json", "openapi+json", false, false),
    OPENAPI("openapi", "openapi", true, false),
    SWAGGER_JSON("swagger-json", "swagger-json", false, false),
    OPENAPI_LINK("openapi-link", "openapi-link", true, true),
    OPENAPI_JSON_LINK("openapi+json-link", "openapi+json-link", false, true),
    SWAGGER_LINK("swagger-link", "swagger-link-json", false, true);

    private final String word;
    private final String result;
    private final boolean yaml;
    private final boolean link;

    ExportFormat(String word, String result, boolean yaml, boolean link) {
        this.word = word;
        this.result = result;
        this.yaml = yaml;
        this.link = link;
    }

    /** What the answer calls it. */
    String result() {
        return result;
    }

    boolean isYaml() {
        return yaml;
    }

    boolean isSwagger() {
        return this == SWAGGER_JSON || this == SWAGGER_LINK;
    }

    boolean isLink() {
        return link;
    }

    static Optional<ExportFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equalsIgnoreCase(word) || format.result.equalsIgnoreCase(word))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(format -> format.word).collect(Collectors.joining(", "));
    }
}
