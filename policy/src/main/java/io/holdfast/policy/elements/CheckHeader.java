package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.Step;
import io.holdfast.policy.Value;
import java.util.List;

/** Lets a request pass only if a header is there once and, where values are listed, has one of them. */
@AutoService(Policy.class)
public final class CheckHeader implements Policy {

    @Override
    public String declaration() {
        return """
                check-header I all
                  @name! @failed-check-httpcode!:int @failed-check-error-message! @ignore-case:boolean
                  value* text
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        code.step(new Check(
                element.map(element.string("name"), HeaderSyntax::name),
                Value.all(element.texts("value")),
                element.flag("ignore-case", false),
                element.number("failed-check-httpcode", 200, 599),
                element.string("failed-check-error-message")));
    }

    private record Check(
            Value<String> name,
            Value<List<String>> values,
            Value<Boolean> ignoreCase,
            Value<Integer> status,
            Value<String> message)
            implements Step {

        @Override
        public Flow run(Exchange exchange) {
            String header = name.get(exchange);
            List<String> found = exchange.requestHeaders().all(header);
            if (found.isEmpty()) {
                throw failure(
                        exchange,
                        "HeaderNotFound",
                        "Header " + header + " was not found in the request. Access denied.");
            }
            if (found.size() > 1 || !allows(exchange, found.getFirst())) {
                throw failure(
                        exchange,
                        "HeaderValueNotAllowed",
                        "Header " + header + " value of " + String.join(",", found)
                                + " is not allowed. Access denied.");
            }
            return Flow.NEXT;
        }

        private PolicyException failure(Exchange exchange, String reason, String detail) {
            return new PolicyException(status.get(exchange), "check-header", reason, message.get(exchange), detail);
        }

        private boolean allows(Exchange exchange, String found) {
            List<String> allowed = values.get(exchange);
            boolean anyCase = ignoreCase.get(exchange);
            for (int i = 0; i < allowed.size(); i++) {
                String value = allowed.get(i);
                if (anyCase ? value.equalsIgnoreCase(found) : value.equals(found)) {
                    return true;
                }
            }
            return allowed.isEmpty();
        }
    }
}
