package io.holdfast.entities;

import io.holdfast.arm.ArmResponse;
import io.holdfast.model.Action;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceType;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** POST of an action: shows secret members, or runs the hook that the descriptor names. */
final class Actions {

    private final Hooks hooks;
    private final Paths paths;
    private final Rendering rendering;
    private final HookContext context;

    Actions(Hooks hooks, Paths paths, Rendering rendering, HookContext context) {
        this.hooks = hooks;
        this.paths = paths;
        this.rendering = rendering;
        this.context = context;
    }

    /** @throws io.holdfast.arm.ArmException 405 if the request has another method than the action */
    ArmResponse run(EntityRequest call, String name) {
        ResourceType type = call.type();
        Map.Entry<String, Action> action = type.action(name).orElseThrow(EntityRefusals::unknownPath);
        if (!call.request().method().equals(action.getValue().method())) {
            throw EntityRefusals.method(type, call.request().method());
        }
        String hook = action.getValue().hook();
        return hook == null ? reveal(call, action.getValue()) : act(hooks.named(type, hook), action.getKey(), call);
    }

    private ArmResponse act(EntityHook hook, String action, EntityRequest call) {
        return hook.beforeAction(action, call, context)
                .map(answer -> answer.status() == 200 && answer.body().length == 0 ? show(call) : answer)
                .orElseGet(() -> call.write(transaction -> {
                    Resource resource = paths.find(call.target(), transaction)
                            .orElseThrow(() -> EntityRefusals.notFound(call.type()));
                    return hook.act(action, resource, call, transaction);
                }));
    }

    private ArmResponse show(EntityRequest call) {
        Resource resource = call.resource();
        ObjectNode item = rendering
                .item(resource, call, call.configuration())
                .orElseThrow(() -> EntityRefusals.notFound(call.type()));
        return new ArmResponse(200, ItemReader.etag(resource), Documents.bytes(item));
    }

    private ArmResponse reveal(EntityRequest call, Action action) {
        Resource resource =
                paths.find(call.target(), call.configuration()).orElseThrow(() -> EntityRefusals.notFound(call.type()));
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
