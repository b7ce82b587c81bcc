package io.holdfast.cli.client;

/** Tells the forms of an OpenAPI document apart, by the names that an API import uses. */
public final class OpenApiFormat {

    private OpenApiFormat() {}

    /** {@code swagger-json} for 2.0 in JSON, {@code openapi+json} for 3.x in JSON, {@code openapi} for YAML. */
    public static String of(String text) {
        boolean json = text.stripLeading().startsWith("{");
        boolean two = text.substring(0, Math.min(text.length(), 2000)).contains("\"swagger\"");
        return two && json ? "swagger-json" : json ? "openapi+json" : "openapi";
    }
}
