package io.holdfast.gateway.routes;

import io.holdfast.model.Resource;
import io.holdfast.model.json.Json;
import io.holdfast.model.template.UrlTemplate;
import io.holdfast.policy.OperationView;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An operation of an API, prepared. A service may have a million, so it keeps of its document only what calls need.
 *
 * @param name its display name
 * @param method in capitals
 * @param responses those that a policy may answer with, as {@link OperationView#responses} keeps them, or null
 * @param policy its own policy document, or null
 * @param pipelines what it and the scopes around it were compiled to
 */
record Operation(
        String id,
        String name,
        String method,
        UrlTemplate template,
        byte @Nullable [] responses,
        @Nullable PolicySource policy,
        PipelineSlot pipelines) {

    /** @param shared gives equal parts of operations one object */
    static Operation read(Resource resource, Shared shared) {
        JsonNode json = Json.lenient(resource.document());
        return new Operation(
                shared.of(resource.key().name()),
                shared.of(Json.text(json, "displayName", resource.name())),
                shared.of(capitals(Json.text(json, "method", "GET"))),
                shared.of(UrlTemplate.parse(Json.text(json, "urlTemplate", "/"), shared::of)),
                OperationView.responses(json),
                null,
                new PipelineSlot());
    }

    /** The same with that policy; nothing is compiled yet. */
    Operation with(@Nullable PolicySource own) {
        return new Operation(id, name, method, template, responses, own, new PipelineSlot());
    }

    OperationView view() {
        return pipelines.view(() -> new OperationView(id, name, method, template.toString(), responses));
    }

    static String capitals(String method) {
        return method.toUpperCase(Locale.ROOT);
    }
}
