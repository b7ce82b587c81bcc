package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.model.json.Json;
import io.holdfast.policy.Code;
import io.holdfast.policy.Flow;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;
import io.holdfast.policy.calls.CallField;
import io.holdfast.policy.calls.MessageHub;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Sends a message to an event hub. No call waits for it; one that does not arrive is counted. */
@AutoService(Policy.class)
public final class LogToEventhub implements Policy {

    /** What is longer is cut. */
    private static final int MOST = 200 * 1024;

    private static final String VERSION = "api-version=2014-01";
    private static final CallField TYPE =
            new CallField("Content-Type", "application/atom+xml;type=entry;charset=utf-8");

    @Override
    public String declaration() {
        return """
                log-to-eventhub IBOE all text
                  @logger-id!:logger @partition-key @partition-id
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        MessageHub hub = hub(element, element.literal("logger-id"));
        Value<String> path = element.map(element.string("partition-id", ""), id -> target(id.strip()));
        Value<List<CallField>> fields = element.string("partition-key", "").map(LogToEventhub::fields);
        Value<byte[]> text = element.text().map(LogToEventhub::cut);
        code.step(exchange -> {
            exchange.outside().post(hub.message(path.get(exchange), fields.get(exchange), text.get(exchange)));
            return Flow.NEXT;
        });
    }

    private static MessageHub hub(PolicyElement element, String id) {
        try {
            return element.context().hub(id).orElseThrow(() -> element.refuse("there is no logger '" + id + "'"));
        } catch (IllegalArgumentException e) {
            throw element.refuse("the logger '" + id + "' " + e.getMessage());
        }
    }

    private static String target(String partition) {
        if (!partition.chars().allMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException("its attribute 'partition-id' is no name of a partition");
        }
        return (partition.isEmpty() ? "" : "/partitions/" + partition) + "/messages?" + VERSION;
    }

    private static List<CallField> fields(String partitionKey) {
        return partitionKey.isEmpty()
                ? List.of(TYPE)
                : List.of(TYPE, BrokerProperties.of(Json.object().put("PartitionKey", partitionKey)));
    }

    /** Not in the middle of a character. */
    private static byte[] cut(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MOST) {
            return bytes;
        }
        int end = MOST;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }
}
