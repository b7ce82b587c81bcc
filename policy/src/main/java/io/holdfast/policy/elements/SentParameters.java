package io.holdfast.policy.elements;

import io.holdfast.model.template.Percent;
import io.holdfast.model.template.UrlTemplate;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of a call by name, decoded; the case of names does not count. */
final class SentParameters {

    private SentParameters() {}

    static Map<String, List<String>> query(String query) {
        Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.computeIfAbsent(Percent.decodeQuery(name), any -> new ArrayList<>())
                        .add(Percent.decodeQuery(value));
            }
        }
        return values;
    }

    static Map<String, List<String>> template(Exchange exchange, String urlTemplate) {
        Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : UrlTemplate.parameters(urlTemplate)) {
            String value = exchange.parameter(name);
            if (value != null) {
                values.put(name, List.of(Percent.decodeQuery(value.replace("+", "%2B"))));
            }
        }
        return values;
    }

    static Map<String, List<String>> headers(Headers headers) {
        Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : headers.names()) {
            values.put(name, headers.all(name));
        }
        return values;
    }
}
