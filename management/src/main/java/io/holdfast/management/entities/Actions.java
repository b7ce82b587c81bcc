package io.holdfast.management.entities;

import io.holdfast.management.ArmResponse;
import io.holdfast.model.Action;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceType;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** POST of an action: shows secret members, or runs the hook that the descriptor names. */
final class Actions {

    private final Hooks hooks;

    Actions(Hooks hooks) {
        this.hooks = hooks;
    }

    ArmResponse run(Call call, String name) {
        ResourceType type = call.type();
        Map.Entry<String, Action> action = type.action(name).orElseThrow(Errors::unknownPath);
        String hook = action.getValue().hook();
        if (hook == null) {
            return reveal(call, action.getValue());
        }
        return call.configuration().write(transaction -> {
            Resource resource = transaction.get(call.target().key()).orElseThrow(() -> Errors.notFound(type));
            return hooks.named(type, hook).act(action.getKey(), resource, call, transaction);
        });
    }

    private static ArmResponse reveal(Call call, Action action) {
        Resource resource =
                call.configuration().get(call.target().key()).orElseThrow(() -> Errors.notFound(call.type()));
        ObjectNode secrets = Documents.secrets(resource);
        ObjectNode document = Documents.properties(resource);
        ObjectNode body = Documents.object();
        for (String member : action.reveals()) {
            JsonNode value = secrets.has(member) ? secrets.get(member) : document.get(member);
            body.set(member, value == null ? body.nullNode() : value);
        }
        return new ArmResponse(200, ItemReader.etag(resource), Documents.bytes(body));
    }
}
