package io.holdfast.policy;

import java.nio.charset.StandardCharsets;

/** The answer to an error that no on-error section changes: the literal JSON that callers of Azure's gateway know. */
final class DefaultResponse {

    private DefaultResponse() {}

    static void write(Exchange exchange, PolicyException error) {
        exchange.status(error.status(), null);
        exchange.responseHeaders().set("Content-Type", "application/json");
        exchange.responseBody(json(error.status(), error.text()).getBytes(StandardCharsets.UTF_8));
    }

    static String json(int status, String message) {
        return "{ \"statusCode\": " + status + ", \"message\": \""
                + message.replace("\\", "\\\\").replace("\"", "\\\"") + "\" }";
    }
}
