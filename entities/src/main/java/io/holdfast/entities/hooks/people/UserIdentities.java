package io.holdfast.entities.hooks.people;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.Documents;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.model.ResourceKey;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The identities of a user as a list of its own. */
@AutoService(EntityHook.class)
public final class UserIdentities implements EntityHook {

    @Override
    public ArmResponse compute(EntityRequest call, HookContext context) {
        ObjectNode list = Documents.object();
        ArrayNode value = list.putArray("value");
        call.configuration()
                .get(new ResourceKey("users", "", call.target().parent()))
                .ifPresent(user -> Documents.properties(user).path("identities").forEach(value::add));
        return ArmResponse.json(200, Documents.bytes(list.put("count", value.size())));
    }
}
