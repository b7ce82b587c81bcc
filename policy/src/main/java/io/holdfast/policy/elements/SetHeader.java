package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Headers;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Step;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Sets, adds or removes a header of the request (inbound, backend) or of the response (outbound, on-error). */
@AutoService(Policy.class)
public final class SetHeader implements Policy {

    /** They belong to the connection or follow from the body: no policy may change them. */
    private static final Set<String> PROTECTED =
            Set.of("connection", "content-length", "keep-alive", "transfer-encoding");

    /** Headers whose values must not be joined into one line. */
    private static final Set<String> SEPARATE = Set.of(
            "user-agent",
            "www-authenticate",
            "proxy-authenticate",
            "cookie",
            "set-cookie",
            "warning",
            "date",
            "expires",
            "if-modified-since",
            "if-unmodified-since",
            "last-modified",
            "retry-after");

    @Override
    public String declaration() {
        return """
                set-header IBOE all
                  @name! @exists-action:override|skip|append|delete
                  value* text
                """;
    }

    @Override
    public List<Step> compile(PolicyElement element) {
        String name = HeaderSyntax.name(element, element.required("name"));
        String lower = name.toLowerCase(Locale.ROOT);
        if (PROTECTED.contains(lower)) {
            throw element.refuse("the header '" + name + "' can't be changed");
        }
        ExistsAction action = element.choice("exists-action", ExistsAction.OVERRIDE);
        List<String> values = HeaderSyntax.values(element, element.texts("value"));
        boolean request = element.section().actsOnRequest();
        return List.of(new SetOneHeader(name, action, lines(lower, values), !SEPARATE.contains(lower), request));
    }

    private static List<String> lines(String lower, List<String> values) {
        return values.size() < 2 || SEPARATE.contains(lower) ? values : List.of(String.join(",", values));
    }

    private record SetOneHeader(String name, ExistsAction action, List<String> values, boolean join, boolean onRequest)
            implements Step {

        @Override
        public Flow run(Exchange exchange) {
            Headers headers = onRequest ? exchange.requestHeaders() : exchange.responseHeaders();
            switch (action) {
                case OVERRIDE -> override(headers);
                case DELETE -> headers.remove(name);
                case APPEND -> append(headers);
                case SKIP -> {
                    if (!headers.contains(name)) {
                        override(headers);
                    }
                }
            }
            return Flow.NEXT;
        }

        private void override(Headers headers) {
            if (values.isEmpty()) {
                headers.remove(name);
                return;
            }
            headers.set(name, values.getFirst());
            for (int i = 1; i < values.size(); i++) {
                headers.add(name, values.get(i));
            }
        }

        private void append(Headers headers) {
            if (join && !values.isEmpty() && headers.contains(name)) {
                headers.set(name, String.join(",", headers.all(name)) + "," + values.getFirst());
                return;
            }
            for (String value : values) {
                headers.add(name, value);
            }
        }
    }
}
