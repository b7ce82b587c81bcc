package io.holdfast.gateway.routes;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a route is chosen by.
 *
 * @param scheme {@code http} or {@code https}
 * @param query raw, without the question mark
 * @param header the first value of a header field, or null
 */
public record RouteRequest(
        String scheme, String method, RequestPath path, String query, UnaryOperator<@Nullable String> header) {

    /** The same place, asked with another method. */
    public RouteRequest withMethod(String other) {
        return new RouteRequest(scheme, other, path, query, header);
    }
}
