package io.holdfast.management.entities;

import io.holdfast.management.ArmRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which part of a list is asked for. */
record Page(int skip, int top) {

    /** How many items a page has when nothing is asked for. */
    static final int DEFAULT_SIZE = 100;

    /** How many items a page has at most, whatever is asked for. */
    static final int MAX_SIZE = 1000;

    static Page of(ArmRequest request) {
        String top = request.query("$top");
        return new Page(
                number("$skip", request.query("$skip"), 0, 0),
                top == null ? DEFAULT_SIZE : Math.min(MAX_SIZE, number("$top", top, 1, DEFAULT_SIZE)));
    }

    /** The URL of the next page: the same request with a larger {@code $skip}, as the last parameter. */
    String nextLink(Call call) {
        String query = call.request().query().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("$skip"))
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        String action = call.target().action() == null ? "" : "/" + call.target().action();
        return withPort(call.request().baseUrl()) + call.serviceId() + "/"
                + encodedPath(call.target().path() + action) + "?" + query
                + (query.isEmpty() ? "" : "&") + "%24skip=" + (skip + top);
    }

    static String encodedPath(String path) {
        return Arrays.stream(path.split("/", -1)).map(Page::encode).collect(Collectors.joining("/"));
    }

    private static String withPort(String baseUrl) {
        URI uri = URI.create(baseUrl);
        return uri.getPort() >= 0 ? baseUrl : baseUrl + ("http".equals(uri.getScheme()) ? ":80" : ":443");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static int number(String name, @Nullable String text, int minimum, int otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.trim());
            if (number >= minimum) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number that is too small is.
        }
        throw Errors.validation(name, name + " must be a whole number of at least " + minimum + ".");
    }
}
