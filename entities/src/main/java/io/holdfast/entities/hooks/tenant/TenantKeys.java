package io.holdfast.entities.hooks.tenant;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.Randoms;
import io.holdfast.model.Resource;
import io.holdfast.store.Transaction;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The keys of direct access: made when they are first wanted, so that nobody can know them before. */
@AutoService(EntityHook.class)
public final class TenantKeys implements EntityHook {

    private static final String PRIMARY = "primaryKey";
    private static final String SECONDARY = "secondaryKey";
    private static final int KEY_BYTES = 64;

    @Override
    public void complete(Draft draft, Transaction transaction) {
        complete(draft.properties());
    }

    @Override
    public void check(Draft draft, Transaction transaction) {
        if (draft.properties().path(PRIMARY).equals(draft.properties().path(SECONDARY))) {
            draft.refuse(SECONDARY, "primaryKey and secondaryKey must differ.");
        }
    }

    @Override
    public ArmResponse act(String action, Resource resource, EntityRequest call, Transaction transaction) {
        ObjectNode keys = Documents.secrets(resource);
        boolean list = action.equals("listSecrets");
        if (!list) {
            keys.remove(action.endsWith("regeneratePrimaryKey") ? PRIMARY : SECONDARY);
        }
        boolean made = complete(keys);
        Resource stored = made
                ? transaction.put(resource.key(), resource.path(), resource.document(), Documents.bytes(keys))
                : resource;
        return list ? secrets(stored, keys) : ArmResponse.empty(204);
    }

    private static ArmResponse secrets(Resource resource, ObjectNode keys) {
        ObjectNode shown = Documents.properties(resource);
        shown.setAll(keys);
        return new ArmResponse(200, Map.of("ETag", "\"" + resource.etag() + "\""), Documents.bytes(shown));
    }

    private static boolean complete(ObjectNode properties) {
        boolean made = false;
        for (String key : List.of(PRIMARY, SECONDARY)) {
            if (!properties.has(key)) {
                properties.put(key, Base64.getEncoder().encodeToString(Randoms.bytes(KEY_BYTES)));
                made = true;
            }
        }
        return made;
    }
}
