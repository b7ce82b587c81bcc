package io.holdfast.policy.elements;

import com.google.auto.service.AutoService;
import io.holdfast.policy.Code;
import io.holdfast.policy.Policy;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.Value;

/** Publishes a message to a topic of Dapr. */
@AutoService(Policy.class)
public final class PublishToDapr implements Policy {

    @Override
    public String declaration() {
        return """
                publish-to-dapr IOE all markup
                  @pubsub-name @topic! @ignore-error:boolean @response-variable-name @timeout:int @template:none|liquid
                  @content-type
                """;
    }

    @Override
    public void compile(PolicyElement element, Code code) {
        DaprSidecar dapr = DaprSidecar.of(element);
        Value<String> path = element.has("pubsub-name")
                ? element.string("pubsub-name").with(element.string("topic"), (pubsub, topic) -> path(pubsub, topic))
                : element.map(element.string("topic"), PublishToDapr::oldForm);
        Value<String> type = element.string("content-type", "application/json");
        Value<byte[]> content = element.body().map(SetBody::bytes);
        code.step(exchange -> dapr.post(exchange, path.get(exchange), type.get(exchange), content.get(exchange)));
    }

    private static String path(String pubsub, String topic) {
        return "publish/" + DaprSidecar.segment(pubsub) + "/" + DaprSidecar.segment(topic);
    }

    /** {@code pubsub/topic} in one attribute. */
    private static String oldForm(String both) {
        int slash = both.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("its attribute 'topic' names no pubsub, and 'pubsub-name' is missing");
        }
        return path(both.substring(0, slash), both.substring(slash + 1));
    }
}
