package io.holdfast.entities.hooks.products;

import com.google.auto.service.AutoService;
import io.holdfast.arm.ArmResponse;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.entities.Randoms;
import io.holdfast.entities.hooks.Dates;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.model.api.ApiName;
import io.holdfast.store.Transaction;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Subscriptions: keys are made when none are given and are unique; the built-in all-access one stays as it is. */
@AutoService(EntityHook.class)
public final class SubscriptionKeys implements EntityHook {

    private static final ResourceKey MASTER = Space.SERVICE.key("subscriptions", "master");
    private static final String ACTIVE = "active";
    private static final List<String> KEYS = List.of("primaryKey", "secondaryKey");

    @Override
    public void complete(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        String scope = properties.path("scope").asString("");
        if (scope.toLowerCase(java.util.Locale.ROOT).contains("/apis/")) {
            // A subscription opens an API with all its revisions.
            properties.put("scope", ApiName.of(scope).api());
        }
        for (String key : KEYS) {
            if (!properties.has(key)) {
                properties.put(key, Randoms.key());
            }
        }
        if (!properties.has("state")) {
            // Whatever Azure's description says: its service makes them active, those of products that want approval
            // among them.
            properties.put(
                    "state",
                    draft.before()
                            .map(before -> before.path("state").asString(ACTIVE))
                            .orElse(ACTIVE));
        }
        String now =
                draft.context().clock().instant().truncatedTo(ChronoUnit.MILLIS).toString();
        if (draft.isNew()) {
            properties.put("createdDate", now);
        }
        if (properties.path("state").asString("").equals(ACTIVE) && !properties.has("startDate")) {
            properties.put(
                    "startDate",
                    draft.before()
                            .map(before -> before.path("startDate").asString(now))
                            .orElse(now));
        }
    }

    @Override
    public void check(Draft draft, Transaction transaction) {
        ObjectNode properties = draft.properties();
        boolean master = draft.key().equals(MASTER);
        if (everything(draft) != master) {
            draft.refuse(
                    "scope",
                    master
                            ? "The scope of the built-in subscription 'master' cannot be changed."
                            : "Only the built-in subscription 'master' has the scope '/'. Use /apis for all APIs.");
        }
        if (properties.path("primaryKey").equals(properties.path("secondaryKey"))) {
            draft.refuse("secondaryKey", "primaryKey and secondaryKey must differ.");
        }
        for (String key : KEYS) {
            if (draft.input().path(key).isString()) {
                unique(draft, key, transaction);
            }
        }
        Dates.check(draft, "startDate", "expirationDate", "endDate", "notificationDate");
    }

    /** In a workspace, the scope {@code /} is stored as the workspace itself. */
    private static boolean everything(Draft draft) {
        String scope = draft.properties().path("scope").asString("");
        return scope.equals("/") || scope.equalsIgnoreCase(draft.space().path());
    }

    private static void unique(Draft draft, String member, Transaction transaction) {
        String key = draft.properties().path(member).asString("");
        draft.context()
                .unique()
                .keys()
                .owner(draft.call().request().service(), transaction, key)
                .filter(owner -> !owner.equals(draft.key()))
                .ifPresent(owner ->
                        draft.refuse(member, member + " is in use by another subscription. Choose another key."));
    }

    @Override
    public void deleting(Resource resource, EntityRequest call, HookContext context, Transaction transaction) {
        if (resource.key().equals(MASTER)) {
            throw EntityRefusals.notAllowed(
                    "The built-in subscription 'master' cannot be deleted. Set its state to suspended"
                            + " to close it.");
        }
    }

    @Override
    public ArmResponse act(String action, Resource resource, EntityRequest call, Transaction transaction) {
        ObjectNode secrets = Documents.secrets(resource);
        secrets.put(action.equals("regeneratePrimaryKey") ? "primaryKey" : "secondaryKey", Randoms.key());
        transaction.put(resource.key(), resource.path(), resource.document(), Documents.bytes(secrets));
        return ArmResponse.empty(204);
    }
}
