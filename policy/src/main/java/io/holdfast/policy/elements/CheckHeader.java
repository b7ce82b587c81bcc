package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.Step;
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
    public List<Step> compile(PolicyElement element) {
        element.required("failed-check-httpcode");
        int status = element.number("failed-check-httpcode", 401, 200, 599);
        String message = element.required("failed-check-error-message");
        return List.of(new Check(
                HeaderSyntax.name(element, element.required("name")),
                element.texts("value"),
                element.flag("ignore-case", false),
                new PolicyException(status, "check-header", "HeaderNotFound", message),
                new PolicyException(status, "check-header", "HeaderValueNotAllowed", message)));
    }

    private record Check(
            String name, List<String> values, boolean ignoreCase, PolicyException notFound, PolicyException notAllowed)
            implements Step {

        @Override
        public Flow run(Exchange exchange) {
            List<String> found = exchange.requestHeaders().all(name);
            if (found.isEmpty()) {
                throw notFound;
            }
            if (found.size() > 1 || !allows(found.getFirst())) {
                throw notAllowed;
            }
            return Flow.NEXT;
        }

        private boolean allows(String found) {
            for (int i = 0; i < values.size(); i++) {
                String value = values.get(i);
                if (ignoreCase ? value.equalsIgnoreCase(found) : value.equals(found)) {
                    return true;
                }
            }
            return values.isEmpty();
        }
    }
}
