package io.holdfast.policy.elements;

import io.holdfast.policy.Body;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Headers;
import io.holdfast.policy.Need;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** What {@code send-request} and its like say of the request that they send. */
final class CallOutParts {

    private enum Mode {
        NEW,
        COPY
    }

    /** Of the caller's request: they belong to the connection or the place that it was for. */
    private static final Set<String> NOT_COPIED = Set.of("host", "content-length", "transfer-encoding", "connection");

    private final Value<Mode> mode;
    private final Value<Duration> timeout;
    private final boolean onRequest;
    private final List<BiConsumer<Exchange, CallOutDraft>> parts = new ArrayList<>();

    private CallOutParts(PolicyElement element, int defaultSeconds) {
        this.mode = element.choice("mode", Mode.NEW);
        this.timeout = timeout(element, defaultSeconds);
        this.onRequest = element.section().actsOnRequest();
    }

    static CallOutParts of(PolicyElement element, int defaultSeconds) {
        var parts = new CallOutParts(element, defaultSeconds);
        boolean copies = !parts.mode.isLiteral() || parts.mode.literal() == Mode.COPY;
        Optional<PolicyElement> url = element.child("set-url");
        Optional<PolicyElement> replaced = element.child("set-body");
        if (copies && parts.onRequest && replaced.isEmpty()) {
            element.need(Need.REQUEST_BODY);
        }
        if (!copies && url.isEmpty()) {
            throw element.refuse("it has no element 'set-url'");
        }
        url.ifPresent(given -> {
            Value<String> text = given.text().map(String::strip);
            parts.add((exchange, draft) -> draft.url = text.get(exchange));
        });
        element.child("set-method").ifPresent(method -> {
            Value<String> name = method.map(method.text(), CallOutParts::method);
            parts.add((exchange, draft) -> draft.method = name.get(exchange));
        });
        for (PolicyElement header : element.children("set-header")) {
            BiConsumer<Exchange, Headers> change = SetHeader.change(header);
            parts.add((exchange, draft) -> change.accept(exchange, draft.fields));
        }
        replaced.ifPresent(body -> {
            Value<byte[]> bytes = SetBody.body(body);
            parts.add((exchange, draft) -> {
                draft.body = bytes.get(exchange);
                draft.fields.remove("Content-Encoding");
            });
        });
        element.child("authentication-certificate")
                .ifPresent(certificate -> parts.add(AuthenticationCertificate.part(certificate)));
        element.child("authentication-managed-identity")
                .ifPresent(identity -> parts.add(AuthenticationManagedIdentity.part(identity)));
        element.child("proxy").ifPresent(proxy -> parts.add(Proxy.part(proxy)));
        return parts;
    }

    static Value<Duration> timeout(PolicyElement element, int defaultSeconds) {
        Value<Integer> seconds = element.number("timeout", defaultSeconds, 1, 86_400);
        return element.has("timeout-ms")
                ? element.number("timeout-ms", 1, 86_400_000).map(Duration::ofMillis)
                : seconds.map(Duration::ofSeconds);
    }

    private static String method(String text) {
        String method = text.strip();
        if (!HeaderSyntax.isToken(method)) {
            throw new IllegalArgumentException("its element 'set-method' holds no name of a method");
        }
        if (method.toUpperCase(Locale.ROOT).equals("CONNECT")) {
            throw new IllegalArgumentException("Holdfast does not ask for tunnels");
        }
        return method;
    }

    private void add(BiConsumer<Exchange, CallOutDraft> part) {
        parts.add(part);
    }

    /** All of it, evaluated for this call. */
    CallOutDraft draft(Exchange exchange) {
        var draft = new CallOutDraft();
        draft.timeout = timeout.get(exchange);
        if (mode.get(exchange) == Mode.COPY) {
            copy(exchange, draft);
        }
        for (BiConsumer<Exchange, CallOutDraft> part : parts) {
            part.accept(exchange, draft);
        }
        return draft;
    }

    private void copy(Exchange exchange, CallOutDraft draft) {
        String query = exchange.query().isEmpty() ? "" : "?" + exchange.query();
        draft.url = exchange.backend() == null ? "" : base(exchange.backend().url()) + exchange.path() + query;
        draft.method = exchange.method();
        for (String name : exchange.requestHeaders().names()) {
            if (!NOT_COPIED.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.requestHeaders().all(name).forEach(value -> draft.fields.add(name, value));
            }
        }
        Body body = onRequest && !exchange.hasRequestBody() ? null : onRequest ? exchange.requestBody() : null;
        if (body != null && !body.isConsumed()) {
            draft.body = body.raw();
        }
    }

    private static String base(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
