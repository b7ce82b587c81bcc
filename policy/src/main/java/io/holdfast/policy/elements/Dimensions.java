package io.holdfast.policy.elements;

import io.holdfast.policy.Exchange;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The dimensions of a metric. Some names need no value: what they mean is known of every call. */
record Dimensions(List<Dimension> all) {

    private static final String NONE = "N/A";

    /** In the spelling in which Azure shows them. */
    private static final Set<String> KNOWN = known();

    /** @param value null for what the name itself means */
    private record Dimension(String name, @Nullable Value<String> value) {}

    private static Set<String> known() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(List.of(
                "API ID",
                "Operation ID",
                "Product ID",
                "User ID",
                "Subscription ID",
                "Location",
                "Gateway ID",
                "Backend ID"));
        return names;
    }

    static Dimensions of(PolicyElement element) {
        return new Dimensions(element.children("dimension").stream()
                .map(Dimensions::dimension)
                .toList());
    }

    private static Dimension dimension(PolicyElement element) {
        String name = element.literal("name");
        if (element.has("value")) {
            return new Dimension(name, element.string("value"));
        }
        if (!KNOWN.contains(name)) {
            throw element.refuse(
                    "its attribute 'value' is missing, and only these names need none: " + String.join(", ", KNOWN));
        }
        return new Dimension(name, null);
    }

    Map<String, String> get(Exchange exchange) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Dimension each : all) {
            Value<String> value = each.value();
            values.put(each.name(), value == null ? meaning(each.name(), exchange) : value.get(exchange));
        }
        return values;
    }

    private static String meaning(String name, Exchange exchange) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "api id" -> exchange.api() == null ? NONE : exchange.api().id();
            case "operation id" ->
                exchange.operation() == null ? NONE : exchange.operation().id();
            case "product id" ->
                exchange.product() == null ? NONE : exchange.product().id();
            case "user id" -> exchange.user() == null ? NONE : exchange.user().id();
            case "subscription id" ->
                exchange.subscription() == null ? NONE : exchange.subscription().id();
            case "location" -> exchange.deployment().region();
            case "gateway id" -> exchange.deployment().gatewayId();
            default -> exchange.backend() == null ? NONE : exchange.backend().url();
        };
    }
}
