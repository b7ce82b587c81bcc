package io.holdfast.management.entities.hooks;

import com.google.auto.service.AutoService;
import io.holdfast.management.entities.Call;
import io.holdfast.management.entities.Documents;
import io.holdfast.management.entities.Draft;
import io.holdfast.management.entities.EntityHook;
import io.holdfast.management.entities.Errors;
import io.holdfast.management.entities.Tools;
import io.holdfast.model.Resource;
import io.holdfast.model.Space;
import io.holdfast.store.Transaction;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Named values: display names are unique, a policy that uses one keeps it, and a secret does not become public. */
@AutoService(EntityHook.class)
public final class NamedValues implements EntityHook {

    @Override
    public void check(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        if (!properties.has("value") && !properties.has("keyVault")) {
            draft.refuse("value", "value is required unless keyVault is given.");
        }
        boolean wasSecret = draft.before().filter(NamedValues::secret).isPresent();
        if (wasSecret && !secret(properties) && !draft.input().path("value").isString()) {
            draft.refuse("value", "value is required when secret becomes false: a secret value is not made public.");
        }
        String displayName = properties.path("displayName").asString("");
        Uniqueness.sibling(
                        draft.key(),
                        transaction,
                        other -> other.path("displayName").asString("").equals(displayName))
                .ifPresent(other -> draft.refuse(
                        "displayName", "The named value '" + other.name() + "' has this displayName already."));
    }

    /** Policies refer to the display name, so they follow when it changes. */
    @Override
    public void stored(Draft draft, Transaction transaction) {
        String name = draft.properties().path("displayName").asString("");
        draft.before()
                .map(before -> before.path("displayName").asString(""))
                .filter(before -> !before.equals(name))
                .ifPresent(before -> rename(before, name, draft.space(), draft.tools(), transaction));
    }

    private static void rename(String before, String after, Space space, Tools tools, Transaction transaction) {
        for (Resource policy : PolicyTexts.containing(braces(before), space, tools.catalog(), transaction)) {
            ObjectNode properties = Documents.properties(policy);
            properties.put("value", PolicyTexts.value(policy).replace(braces(before), braces(after)));
            transaction.put(policy.key(), policy.path(), Documents.bytes(properties), policy.secrets());
        }
    }

    @Override
    public void deleting(Resource resource, Call call, Tools tools, Transaction transaction) {
        String name = Documents.properties(resource).path("displayName").asString("");
        List<Resource> users =
                PolicyTexts.containing(braces(name), Space.of(resource.key()), tools.catalog(), transaction);
        if (!users.isEmpty()) {
            throw Errors.validation(
                    "displayName",
                    "The named value '" + name + "' is in use by the policy "
                            + users.getFirst().path() + ". Change that policy first.");
        }
    }

    private static boolean secret(ObjectNode properties) {
        return properties.path("secret").asBoolean(false);
    }

    private static String braces(String name) {
        return "{{" + name + "}}";
    }
}
