package io.holdfast.gateway;

import io.holdfast.gateway.routes.Access;
import io.holdfast.gateway.routes.Match;
import io.holdfast.gateway.routes.Query;
import io.holdfast.gateway.routes.RouteRequest;
import io.holdfast.gateway.routes.ServiceTable;
import io.holdfast.policy.Pipeline;
import io.holdfast.policy.PolicyException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** The checks before any policy, in their order: built-in paths, host, operation, CORS preflight, subscription key. */
final class Router {

    static final String STATUS_PATH = "/status-0123456789abcdef";

    private static final int MAX_SEGMENT = 1024;

    private final GatewayCore core;
    private final IncomingRequest incoming;
    private final CallExchange exchange;

    private Router(GatewayCore core, IncomingRequest incoming, CallExchange exchange) {
        this.core = core;
        this.incoming = incoming;
        this.exchange = exchange;
    }

    static Decision decide(GatewayCore core, IncomingRequest incoming, CallExchange exchange) {
        return new Router(core, incoming, exchange).decide();
    }

    private Decision decide() {
        if (incoming.path().raw().equals(STATUS_PATH)) {
            return core.isLoaded() ? new Decision.Answer() : answer(503, "The configuration is not loaded yet.");
        }
        ServiceTable table = core.services().at(incoming.host());
        if (table == null) {
            return core.isLoaded()
                    ? answer(404, "Resource not found")
                    : answer(503, "The configuration is not loaded yet.");
        }
        if (!table.isReadable()) {
            return answer(
                    503, "The configuration of this service cannot be read. It has to be restored from a backup.");
        }
        exchange.of(table);
        if (incoming.path().hasDots()) {
            return answer(400, "A segment of the URL's path is '.' or '..'. Send the path with these resolved.");
        }
        if (incoming.path().longestSegment() > MAX_SEGMENT) {
            return answer(414, "A segment of the URL's path is longer than " + MAX_SEGMENT + " characters.");
        }
        HttpHeaders headers = incoming.message().headers();
        var request = new RouteRequest(
                incoming.scheme(), incoming.message().method().name(), incoming.path(), incoming.query(), headers::get);
        Match match = table.match(request);
        if (match == null) {
            return isPreflight(headers) ? preflight(table, request) : unmatched(table, request);
        }
        exchange.matched(match);
        return authorized(match);
    }

    private Decision authorized(Match match) {
        String key = key(match);
        return switch (match.authorize(key)) {
            case Access.Granted granted -> {
                exchange.granted(granted, key);
                Pipeline pipeline = match.readyPipeline(granted.product());
                yield pipeline == null
                        ? new Decision.Prepare(() -> match.pipeline(granted.product()))
                        : new Decision.Run(pipeline);
            }
            case Access.KeyMissing missing ->
                refused(
                        match,
                        "SubscriptionKeyNotFound",
                        "Access denied due to missing subscription key. Make sure to include subscription key when"
                                + " making requests to an API.");
            case Access.KeyInvalid invalid ->
                refused(
                        match,
                        "SubscriptionKeyInvalid",
                        "Access denied due to invalid subscription key. Make sure to provide a valid key for an active"
                                + " subscription.");
        };
    }

    /** The header counts first; the query parameter is looked at only when the header is absent or empty. */
    private @Nullable String key(Match match) {
        String header = incoming.message().headers().get(match.keyHeader());
        return header != null && !header.isEmpty() ? header : Query.value(incoming.query(), match.keyQuery());
    }

    private Decision refused(Match match, String reason, String message) {
        exchange.challenge("AzureApiManagementKey realm=\"" + incoming.origin() + "/" + match.apiPath() + "\",name=\""
                + match.keyHeader() + "\",type=\"header\"");
        Pipeline pipeline = match.readyPipeline(null);
        return pipeline == null
                ? new Decision.Prepare(() -> match.pipeline(null))
                : new Decision.Fail(pipeline, new PolicyException(401, "authorization", reason, message));
    }

    private Decision notFound(ServiceTable table) {
        return failed(table, new PolicyException(404, "configuration", "OperationNotFound", "Resource not found"));
    }

    /** An API whose protocol is not spoken here is there all the same: a plain 404 would send people looking for it. */
    private Decision unmatched(ServiceTable table, RouteRequest request) {
        String type = table.foreignType(request);
        return type == null
                ? notFound(table)
                : failed(
                        table,
                        new PolicyException(
                                501,
                                "configuration",
                                "ApiTypeNotServed",
                                "Holdfast does not serve APIs of type " + type + " yet."));
    }

    private static Decision failed(ServiceTable table, PolicyException error) {
        Pipeline pipeline = table.readyGlobalPipeline();
        return pipeline == null ? new Decision.Prepare(table::globalPipeline) : new Decision.Fail(pipeline, error);
    }

    private boolean isPreflight(HttpHeaders headers) {
        return incoming.message().method().equals(HttpMethod.OPTIONS)
                && headers.contains(HttpHeaderNames.ORIGIN)
                && headers.contains(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** Only the cors policies of the operation that the browser is about to call are asked; no key is needed. */
    private Decision preflight(ServiceTable table, RouteRequest request) {
        HttpHeaders headers = incoming.message().headers();
        String method = headers.get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
        Match match = table.match(request.withMethod(method));
        if (match == null) {
            return notFound(table);
        }
        String product = match.authorize(key(match)) instanceof Access.Granted granted ? granted.product() : null;
        Pipeline pipeline = match.readyPipeline(product);
        if (pipeline == null) {
            return new Decision.Prepare(() -> match.pipeline(product));
        }
        if (!pipeline.answersPreflights()) {
            return notFound(table);
        }
        exchange.matched(match);
        return new Decision.Preflight(pipeline, headers.get(HttpHeaderNames.ORIGIN), method);
    }

    private Decision answer(int status, String message) {
        exchange.status(status, null);
        exchange.responseHeaders().set("Content-Type", Envelope.TYPE);
        exchange.responseBody(Envelope.of(status, message));
        return new Decision.Answer();
    }
}
