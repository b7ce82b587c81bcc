package io.holdfast.entities;

import io.holdfast.arm.ArmResponse;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import io.holdfast.model.View;
import io.holdfast.store.Reader;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** GET and HEAD of one item. */
final class ItemReader {

    private final Hooks hooks;
    private final Paths paths;
    private final Rendering rendering;
    private final HookContext context;

    ItemReader(Hooks hooks, Paths paths, Rendering rendering, HookContext context) {
        this.hooks = hooks;
        this.paths = paths;
        this.rendering = rendering;
        this.context = context;
    }

    ArmResponse get(EntityRequest call) {
        Resource resource = find(call);
        for (EntityHook hook : hooks.of(call.type())) {
            Optional<ArmResponse> answer = hook.answer(resource, call, context);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        ObjectNode item = rendering
                .item(resource, call, call.configuration())
                .orElseThrow(() -> EntityRefusals.notFound(call.type()));
        return new ArmResponse(AsyncAnswers.polled(call).orElse(200), etag(resource), Documents.bytes(item));
    }

    /** Some links are only there or not; everything else shows its ETag. */
    ArmResponse head(EntityRequest call) {
        Resource resource = find(call);
        return call.type().conduct().etagOnHead()
                ? new ArmResponse(200, etag(resource), new byte[0])
                : ArmResponse.empty(204);
    }

    private Resource find(EntityRequest call) {
        Reader reader = call.configuration();
        paths.demandParent(call.target(), reader);
        Optional<Resource> found = call.type().view() == null
                ? paths.find(call.target(), reader)
                : inView(call, call.type().view(), reader);
        return found.orElseThrow(() -> EntityRefusals.notFound(call.type()));
    }

    private Optional<Resource> inView(EntityRequest call, View view, Reader reader) {
        if (view.everywhere()) {
            return Lists.first(view, call.target().key().name(), reader);
        }
        String where = view.where();
        ResourceKey parent = call.target().parentKey();
        if (where == null || parent == null) {
            return Optional.empty();
        }
        ResourceKey key =
                call.space().key(Space.plain(view.of()), call.target().key().name());
        return reader.get(key).filter(resource -> Lists.refersTo(resource, where, parent, context.references()));
    }

    static Map<String, String> etag(Resource resource) {
        return Map.of("ETag", "\"" + resource.etag() + "\"");
    }

    static ResourceType type(Resource resource, HookContext context) {
        return context.catalog().type(resource.key().type()).orElseThrow();
    }
}
