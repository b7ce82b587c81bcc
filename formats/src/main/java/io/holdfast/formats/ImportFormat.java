package io.holdfast.formats;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that can be imported. */
public enum ImportFormat {
    SWAGGER_JSON("swagger-json", Kind.OPENAPI, false),
    SWAGGER_LINK_JSON("swagger-link-json", Kind.OPENAPI, true),
    OPENAPI("openapi", Kind.OPENAPI, false),
    OPENAPI_JSON("openapi+json", Kind.OPENAPI, false),
    OPENAPI_LINK("openapi-link", Kind.OPENAPI, true),
    OPENAPI_JSON_LINK("openapi+json-link", Kind.OPENAPI, true),
    WSDL("wsdl", Kind.WSDL, false),
    WSDL_LINK("wsdl-link", Kind.WSDL, true),
    WADL_XML("wadl-xml", Kind.WADL, false),
    WADL_LINK_JSON("wadl-link-json", Kind.WADL, true),
    GRAPHQL_LINK("graphql-link", Kind.GRAPHQL, true);

    /** The language of a description. */
    public enum Kind {
        OPENAPI,
        WSDL,
        WADL,
        GRAPHQL
    }

    private final String word;
    private final Kind kind;
    private final boolean link;

    ImportFormat(String word, Kind kind, boolean link) {
        this.word = word;
        this.kind = kind;
        this.link = link;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the value is a link to the description rather than the description itself. */
    public boolean isLink() {
        return link;
    }

    public static Optional<ImportFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }

    public static String all() {
        return Arrays.stream(values()).map(format -> format.word).collect(Collectors.joining(", "));
    }
}
