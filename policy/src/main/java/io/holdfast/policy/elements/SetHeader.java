package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Headers;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

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
    public void compile(PolicyElement element, Code code) {
        BiConsumer<Exchange, Headers> change = change(element);
        boolean request = element.section().actsOnRequest();
        code.step(exchange -> {
            change.accept(exchange, request ? exchange.requestHeaders() : exchange.responseHeaders());
            return Flow.NEXT;
        });
    }

    /** What an element of this name does to the headers of whatever message it belongs to. */
    static BiConsumer<Exchange, Headers> change(PolicyElement element) {
        Value<Field> field = element.map(element.string("name"), Field::of);
        Value<ExistsAction> action = element.choice("exists-action", ExistsAction.OVERRIDE);
        List<Value<String>> values = element.texts("value").stream()
                .map(value -> element.map(value, HeaderSyntax::value))
                .toList();
        Value<Lines> lines = field.with(Value.all(values), Lines::of);
        return (exchange, headers) -> lines.get(exchange).put(headers, action.get(exchange));
    }

    /** @param joined whether its values may be joined into one line */
    private record Field(String name, boolean joined) {

        static Field of(String written) {
            String name = HeaderSyntax.name(written);
            String lower = name.toLowerCase(Locale.ROOT);
            if (PROTECTED.contains(lower)) {
                throw new IllegalArgumentException("the header '" + name + "' can't be changed");
            }
            return new Field(name, !SEPARATE.contains(lower));
        }
    }

    private record Lines(String name, boolean join, List<String> values) {

        static Lines of(Field field, List<String> values) {
            boolean one = field.joined() && values.size() > 1;
            return new Lines(field.name(), field.joined(), one ? List.of(String.join(",", values)) : values);
        }

        void put(Headers headers, ExistsAction action) {
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
