package io.holdfast.entities;

import io.holdfast.arm.ArmRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param token where it begins, if the request comes from a {@code nextLink} that knew; {@code skip} says so as well, but
 *     costs the more the further it leads
 */
record Page(int skip, int top, @Nullable PageToken token) {

    private static final String SKIP = "$skip";

    /** How many items a page has when nothing is asked for. */
    static final int DEFAULT_SIZE = 100;

    /** How many items a page has at most, whatever is asked for. */
    static final int MAX_SIZE = 1000;

    static Page of(ArmRequest request) {
        String top = request.query("$top");
        int skip = number(SKIP, request.query(SKIP), 0, 0);
        return new Page(
                skip,
                top == null ? DEFAULT_SIZE : Math.min(MAX_SIZE, number("$top", top, 1, DEFAULT_SIZE)),
                token(request.query(PageToken.PARAMETER), skip));
    }

    /** Null as well for a token beside which somebody changed {@code $skip}: that is what is asked for then. */
    private static @Nullable PageToken token(@Nullable String text, int skip) {
        if (text == null || text.isBlank()) {
            return null;
        }
        PageToken token = PageToken.read(text)
                .orElseThrow(() -> EntityRefusals.validation(
                        PageToken.PARAMETER,
                        PageToken.PARAMETER + " is not one that a nextLink held; begin again without it."));
        return token.skip() == skip ? token : null;
    }

    /** How many items this page and those before it hold, if it is full. */
    int end() {
        return skip + top;
    }

    /**
     * The URL of the next page: the same request with a larger {@code $skip}, as the last parameter.
     *
     * @param next where that page begins, where it can be found by that
     */
    String nextLink(EntityRequest call, @Nullable PageToken next) {
        String query = call.request().query().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(SKIP) && !entry.getKey().equals(PageToken.PARAMETER))
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        String action =
                call.target().action() == null ? "" : "/" + call.target().action();
        return withPort(call.request().baseUrl()) + call.serviceId() + "/"
                + encodedPath(call.target().path() + action) + "?" + query
                + (query.isEmpty() ? "" : "&")
                + (next == null ? "" : encode(PageToken.PARAMETER) + "=" + encode(next.text()) + "&")
                + encode(SKIP) + "=" + end();
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
        throw EntityRefusals.validation(name, name + " must be a whole number of at least " + minimum + ".");
    }
}
