package io.holdfast.gateway;

import java.nio.charset.StandardCharsets;

/** The literal JSON of errors that no policy sees: {@code { "statusCode": 404, "message": "Resource not found" }}. */
final class Envelope {

    static final String TYPE = "application/json";

    private Envelope() {}

    static byte[] of(int status, String message) {
        return ("{ \"statusCode\": " + status + ", \"message\": \"" + message + "\" }")
                .getBytes(StandardCharsets.UTF_8);
    }
}
