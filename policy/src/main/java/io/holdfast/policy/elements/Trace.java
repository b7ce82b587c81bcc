package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Telemetry;
import io.holdfast.policy.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says something to whoever looks at the call. */
@AutoService(Policy.class)
public final class Trace implements Policy {

    private record Metadata(Value<String> name, Value<String> value) {}

    @Override
    public String declaration() {
        return """
                trace IBOE all text
                  @source! @severity:verbose|information|error
                  message* text
                  metadata*
                    @name! @value!
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        Value<String> source = element.string("source");
        Value<Telemetry.Severity> severity = element.choice("severity", Telemetry.Severity.VERBOSE);
        List<Value<String>> messages = element.texts("message");
        // Older documents say the message as the element's own text.
        Value<String> message = messages.isEmpty()
                ? element.text().map(String::strip)
                : Value.all(messages).map(all -> String.join("\n", all));
        List<Metadata> metadata = element.children("metadata").stream()
                .map(each -> new Metadata(each.string("name"), each.string("value")))
                .toList();
        code.step(exchange -> {
            exchange.telemetry()
                    .trace(
                            severity.get(exchange),
                            source.get(exchange),
                            message.get(exchange),
                            values(metadata, exchange));
            return Flow.NEXT;
        });
    }

    private static Map<String, String> values(List<Metadata> metadata, Exchange exchange) {
        Map<String, String> values = new LinkedHashMap<>();
        metadata.forEach(
                each -> values.put(each.name().get(exchange), each.value().get(exchange)));
        return values;
    }
}
