package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.store.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Schemas of an API: of a media type, with one content; one that operations use stays unless {@code force} is set. */
@AutoService(EntityHook.class)
public final class ApiSchemas implements EntityHook {

    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+(\\s*;.*)?");
    private static final List<String> CONTENTS = List.of("value", "definitions", "components");

    @Override
    public void check(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        if (!MEDIA_TYPE.matcher(properties.path("contentType").asString("")).matches()) {
            draft.refuse("contentType", "contentType must be a media type such as application/json.");
        }
        if (CONTENTS.stream().noneMatch(properties.path("document")::has)) {
            draft.refuse("document", "document must have one of " + String.join(", ", CONTENTS) + ".");
        }
    }

    @Override
    public void deleting(Resource schema, EntityRequest call, HookContext context, Transaction transaction) {
        Map<Resource, ObjectNode> users = users(schema, transaction);
        if (!users.isEmpty() && !call.flag("force")) {
            throw EntityRefusals.validation(
                    "schemaId",
                    "The schema '" + schema.name() + "' is in use by the operation "
                            + users.keySet().iterator().next().path()
                            + ". Change it first, or repeat the request with force=true, which removes the references.");
        }
        users.forEach((operation, properties) ->
                transaction.put(operation.key(), operation.path(), Documents.bytes(properties), operation.secrets()));
    }

    /** The operations that use a schema, each with its properties without it. */
    private static Map<Resource, ObjectNode> users(Resource schema, Transaction transaction) {
        Map<Resource, ObjectNode> users = new LinkedHashMap<>();
        ResourceKey api = schema.key().above().orElseThrow();
        transaction.<RuntimeException>scan(api.type() + "/operations", api.names(), operation -> {
            ObjectNode properties = Documents.properties(operation);
            if (release(properties, schema.name())) {
                users.put(operation, properties);
            }
        });
        return users;
    }

    private static boolean release(JsonNode node, String schema) {
        boolean released = false;
        if (node instanceof ObjectNode object
                && schema.equalsIgnoreCase(object.path("schemaId").asString(""))) {
            object.remove(List.of("schemaId", "typeName"));
            released = true;
        }
        for (JsonNode child : node) {
            released |= release(child, schema);
        }
        return released;
    }
}
