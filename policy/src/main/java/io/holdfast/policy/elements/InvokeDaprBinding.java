package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.model.json.Json;
import io.holdfast.policy.Code;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Invokes an output binding of Dapr. */
@AutoService(Policy.class)
public final class InvokeDaprBinding implements Policy {

    @Override
    public String declaration() {
        return """
                invoke-dapr-binding IOE all
                  @name! @operation @ignore-error:boolean @response-variable-name @timeout:int @template:none|liquid
                  @content-type
                  metadata?
                    item* text
                      @key!
                  data? markup
                """;
    }

    private record Item(Value<String> key, Value<String> value) {}

    @Override
    public void compile(PolicyElement element, Code code) {
        DaprSidecar dapr = DaprSidecar.of(element);
        Value<String> path = element.string("name").map(name -> "bindings/" + DaprSidecar.segment(name));
        Value<String> operation = element.string("operation", "create");
        Value<String> type = element.string("content-type", "application/json");
        List<Item> items = element.child("metadata").stream()
                .flatMap(metadata -> metadata.children("item").stream())
                .map(item -> new Item(item.string("key"), item.text()))
                .toList();
        Optional<Value<@Nullable Object>> data = element.child("data").map(PolicyElement::body);
        code.step(exchange -> {
            ObjectNode request = Json.object().put("operation", operation.get(exchange));
            ObjectNode metadata = request.putObject("metadata");
            items.forEach(item -> metadata.put(
                    item.key().get(exchange), item.value().get(exchange).strip()));
            data.ifPresent(value -> request.set("data", node(value.get(exchange))));
            return dapr.post(exchange, path.get(exchange), type.get(exchange), Json.bytes(request));
        });
    }

    /** What is JSON is sent as such, anything else as a string. */
    private static JsonNode node(@Nullable Object data) {
        String text = new String(SetBody.bytes(data), StandardCharsets.UTF_8);
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            return Json.object().stringNode(text);
        }
    }
}
