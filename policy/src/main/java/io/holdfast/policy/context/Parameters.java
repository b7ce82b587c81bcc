package io.holdfast.policy.context;

import io.holdfast.model.template.UrlTemplate;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.OperationView;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of an operation's URL template with what a request has for them. */
final class Parameters {

    private Parameters() {}

    static Map<String, String> of(Exchange exchange) {
        Map<String, String> matched = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        OperationView operation = exchange.operation();
        if (operation != null) {
            for (String name : UrlTemplate.parameters(operation.urlTemplate())) {
                String raw = exchange.parameter(name);
                if (raw != null) {
                    matched.put(name, QueryText.decoded(raw.replace("+", "%2B")));
                }
            }
        }
        return matched;
    }
}
