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
                + escape(error.text()) + "\""
                + (named ? ", \"activityId\": \"" + requestId + "\"" : "") + " }";
    }

    /** RFC 8259 §7. */
    private static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
