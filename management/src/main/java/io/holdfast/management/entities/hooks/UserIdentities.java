package io.holdfast.management.entities.hooks;

import com.google.auto.service.AutoService;
import io.holdfast.management.ArmResponse;
import io.holdfast.management.entities.Call;
import io.holdfast.management.entities.Documents;
import io.holdfast.management.entities.EntityHook;
import io.holdfast.management.entities.Tools;
import io.holdfast.model.ResourceKey;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The identities of a user as a list of its own. */
@AutoService(EntityHook.class)
public final class UserIdentities implements EntityHook {

    @Override
    public ArmResponse compute(Call call, Tools tools) {
        ObjectNode list = Documents.object();
        ArrayNode value = list.putArray("value");
        call.configuration()
                .get(new ResourceKey("users", "", call.target().parent()))
                .ifPresent(user -> Documents.properties(user).path("identities").forEach(value::add));
        return ArmResponse.json(200, Documents.bytes(list.put("count", value.size())));
    }
}
