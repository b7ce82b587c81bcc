package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.model.json.Json;
import io.holdfast.policy.Code;
import io.holdfast.policy.EvaluationException;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import io.holdfast.policy.calls.CallField;
import io.holdfast.policy.calls.Message;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Sends a message to a queue or topic of a service bus, as the service's managed identity. No call waits for it. */
@AutoService(Policy.class)
public final class SendServiceBusMessage implements Policy {

    private static final String RESOURCE = "https://servicebus.azure.net";
    private static final int MOST = 200 * 1024;

    @Override
    public String declaration() {
        return """
                send-service-bus-message IOE GPAOF
                  @queue-name @topic-name @namespace @client-id @message-id @session-id @time-to-live
                  @response-variable-name @sent-message-variable-name @ignore-error:boolean
                  payload text
                  message-properties?
                    message-property* text
                      @name!
                """;
    }

    private record Property(String name, Value<String> value) {}

    @Override
    public void compile(PolicyElement element, Code code) {
        if (element.has("queue-name") == element.has("topic-name")) {
            throw element.refuse("it must have one of the attributes 'queue-name' and 'topic-name'");
        }
        Value<String> namespace = element.map(element.string("namespace"), SendServiceBusMessage::host);
        Value<String> name = element.string(element.has("queue-name") ? "queue-name" : "topic-name");
        Value<String> client = element.string("client-id", "");
        Value<String> id = element.string("message-id", "");
        Value<String> session = element.string("session-id", "");
        Value<String> life = element.string("time-to-live", "");
        // What becomes of the message nobody waits for, so there is no error to ignore.
        element.literalFlag("ignore-error", false);
        Value<String> payload = element.child("payload")
                .orElseThrow(() -> element.refuse("it has no element 'payload'"))
                .text();
        List<Property> properties = element.child("message-properties").stream()
                .flatMap(all -> all.children("message-property").stream())
                .map(one -> new Property(HeaderSyntax.name(one.literal("name")), one.text()))
                .toList();
        code.step(exchange -> {
            String place = "https://" + namespace.get(exchange) + "/" + encoded(name.get(exchange));
            ObjectNode broker = Json.object();
            put(broker, "MessageId", id.get(exchange));
            put(broker, "SessionId", session.get(exchange));
            seconds(broker, life.get(exchange));
            exchange.outside()
                    .post(new Message(
                            place + "/messages",
                            fields(exchange, broker, properties),
                            bytes(payload.get(exchange)),
                            new Message.ManagedIdentity(RESOURCE, blankToNull(client.get(exchange)))));
            return Flow.NEXT;
        });
    }

    private static List<CallField> fields(Exchange exchange, ObjectNode broker, List<Property> properties) {
        var fields = new ArrayList<CallField>();
        fields.add(new CallField("Content-Type", "application/octet-stream"));
        if (!broker.isEmpty()) {
            fields.add(BrokerProperties.of(broker));
        }
        for (Property property : properties) {
            String text = property.value().get(exchange).strip();
            fields.add(new CallField(property.name(), BrokerProperties.quoted(text)));
        }
        return List.copyOf(fields);
    }

    private static byte[] bytes(String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST) {
            throw new EvaluationException("The payload is larger than 200 KB.");
        }
        return bytes;
    }

    private static void put(ObjectNode broker, String name, String value) {
        if (!value.isEmpty()) {
            broker.put(name, value);
        }
    }

    private static void seconds(ObjectNode broker, String life) {
        if (!life.isBlank()) {
            try {
                broker.put("TimeToLive", Long.parseLong(life.strip()));
            } catch (NumberFormatException e) {
                throw new EvaluationException("Its attribute 'time-to-live' is no number of seconds.");
            }
        }
    }

    private static String host(String written) {
        String host = written.strip();
        if (!host.matches("[A-Za-z0-9.-]+(:\\d+)?")) {
            throw new IllegalArgumentException("its attribute 'namespace' is no name of a host");
        }
        return host;
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
