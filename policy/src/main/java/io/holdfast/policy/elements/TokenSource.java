package io.holdfast.policy.elements;

import io.holdfast.policy.Exchange;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a token is found.
 *
 * @param scheme which the Authorization field must begin with; null for any
 */
record TokenSource(
        @Nullable Value<String> header,
        @Nullable Value<String> query,
        @Nullable Value<String> value,
        @Nullable Value<String> scheme) {

    private static final String AUTHORIZATION = "Authorization";

    /** @param fallback the header if the element names no place; null where it must name one */
    static TokenSource of(PolicyElement element, @Nullable String fallback) {
        Value<String> header =
                element.has("header-name") ? element.map(element.string("header-name"), HeaderSyntax::name) : null;
        Value<String> query = element.has("query-parameter-name") ? element.string("query-parameter-name") : null;
        Value<String> value = element.has("token-value") ? element.string("token-value") : null;
        int places = (header == null ? 0 : 1) + (query == null ? 0 : 1) + (value == null ? 0 : 1);
        if (places > 1 || (places == 0 && fallback == null)) {
            throw element.refuse("it must have one of header-name, query-parameter-name and token-value");
        }
        if (places == 0 && fallback != null) {
            header = Value.of(fallback);
        }
        return new TokenSource(
                header, query, value, element.has("require-scheme") ? element.string("require-scheme") : null);
    }

    /** Empty if there is none. Several fields are none, since nobody knows which of them a backend looks at. */
    String find(Exchange exchange) {
        if (value != null) {
            return value.get(exchange).strip();
        }
        if (query != null) {
            return parameter(exchange.query(), query.get(exchange));
        }
        String name = header == null ? AUTHORIZATION : header.get(exchange);
        List<String> fields = exchange.requestHeaders().all(name);
        if (fields.size() != 1) {
            return "";
        }
        String field = fields.getFirst().strip();
        return name.equalsIgnoreCase(AUTHORIZATION) ? withoutScheme(exchange, field) : field;
    }

    private String withoutScheme(Exchange exchange, String field) {
        int blank = field.indexOf(' ');
        String said = blank < 0 ? "" : field.substring(0, blank);
        String demanded = scheme == null ? "" : scheme.get(exchange);
        return demanded.isEmpty() || demanded.equalsIgnoreCase(said)
                ? field.substring(blank + 1).strip()
                : "";
    }

    private static String parameter(String query, String name) {
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && decoded(pair.substring(0, equals)).equals(name)) {
                return decoded(pair.substring(equals + 1));
            }
        }
        return "";
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
