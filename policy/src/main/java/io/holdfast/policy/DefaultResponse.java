package io.holdfast.policy;

import java.nio.charset.StandardCharsets;

/** The answer to an error that no on-error section changes: the literal JSON that callers of Azure's gateway know. */
final class DefaultResponse {

    private DefaultResponse() {}

    static void write(Exchange exchange, PolicyException error) {
        exchange.status(error.status(), null);
        exchange.responseHeaders().set("Content-Type", "application/json");
        exchange.responseBody(json(error, exchange.requestId()).getBytes(StandardCharsets.UTF_8));
    }

    /** A failure of the gateway's own names the call, so that its operator can find it in the log. */
    private static String json(PolicyException error, String requestId) {
        boolean named = error.status() == 500 && !requestId.isEmpty();
        return "{ \"statusCode\": " + error.status() + ", \"message\": \""
                + error.text().replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                + (named ? ", \"activityId\": \"" + requestId + "\"" : "") + " }";
    }
}
