package io.holdfast.formats;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that can be exported. */
public enum ExportFormat {
    OPENAPI_JSON("openapi+json", "openapi+json", Kind.OPENAPI, "application/json", false),
    OPENAPI("openapi", "openapi", Kind.OPENAPI, "application/yaml", false),
    SWAGGER_JSON("swagger-json", "swagger-json", Kind.SWAGGER, "application/json", false),
    OPENAPI_LINK("openapi-link", "openapi-link", Kind.OPENAPI, "application/yaml", true),
    OPENAPI_JSON_LINK("openapi+json-link", "openapi+json-link", Kind.OPENAPI, "application/json", true),
    SWAGGER_LINK("swagger-link", "swagger-link-json", Kind.SWAGGER, "application/json", true),
    WADL_LINK("wadl-link", "wadl-link-json", Kind.WADL, "application/xml", true),
    WSDL_LINK("wsdl-link", "wsdl-link+xml", Kind.WSDL, "application/xml", true);

    /** The language of a description. */
    public enum Kind {
        OPENAPI,
        SWAGGER,
        WADL,
        WSDL
    }

    private final String word;
    private final String result;
    private final Kind kind;
    private final String mediaType;
    private final boolean link;

    ExportFormat(String word, String result, Kind kind, String mediaType, boolean link) {
        this.word = word;
        this.result = result;
        this.kind = kind;
        this.mediaType = mediaType;
        this.link = link;
    }

    /** What the answer calls it. */
    public String result() {
        return result;
    }

    public Kind kind() {
        return kind;
    }

    public String mediaType() {
        return mediaType;
    }

    public boolean isYaml() {
        return mediaType.equals("application/yaml");
    }

    public boolean isLink() {
        return link;
    }

    public static Optional<ExportFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equalsIgnoreCase(word) || format.result.equalsIgnoreCase(word))
                .findFirst();
    }

    public static String all() {
        return Arrays.stream(values()).map(format -> format.word).collect(Collectors.joining(", "));
    }
}
