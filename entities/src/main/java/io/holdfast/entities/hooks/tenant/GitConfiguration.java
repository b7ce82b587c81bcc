package io.holdfast.entities.hooks.tenant;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.Documents;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Configuration in a Git repository, which Holdfast does not have: its state says so, and nothing pretends to work. */
@AutoService(EntityHook.class)
public final class GitConfiguration implements EntityHook {

    @Override
    public Optional<ArmResponse> beforeAction(String action, EntityRequest call, HookContext context) {
        if (action.equals("syncState")) {
            return Optional.of(ArmResponse.json(200, Documents.bytes(state(call))));
        }
        throw EntityRefusals.notSupported(
                "The action '" + action + "' is not supported: Holdfast keeps no Git repository of a"
                        + " service's configuration. Use backup and restore, or export and import APIs.");
    }

    private static ObjectNode state(EntityRequest call) {
        ObjectNode item = Documents.object();
        item.put("id", call.request().service() + "/tenant/configuration/syncState")
                .put("type", call.type().armType() + "/syncState")
                .put("name", "syncState");
        item.putObject("properties")
                .putNull("branch")
                .putNull("commitId")
                .put("isExport", false)
                .put("isSynced", false)
                .put("isGitEnabled", false)
                .putNull("syncDate")
                .putNull("configurationChangeDate")
                .putNull("lastOperationId");
        return item;
    }
}
