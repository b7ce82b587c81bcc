package io.holdfast.gateway;

import io.netty.handler.codec.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Says in JSON what request the Echo API got. */
final class EchoDescription {

    private EchoDescription() {}

    static byte[] of(HttpRequest request) {
        var json = new StringBuilder(256);
        json.append("{\"method\":");
        string(json, request.method().name());
        json.append(",\"url\":");
        string(json, request.uri());
        json.append(",\"headers\":{");
        String separator = "";
        for (String name : request.headers().names()) {
            json.append(separator);
            string(json, name);
            json.append(':');
            string(json, String.join(", ", request.headers().getAll(name)));
            separator = ",";
        }
        return json.append("}}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void string(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
