package io.holdfast.entities.hooks.tags;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.EntityRefusals;
import io.holdfast.entities.EntityRequest;
import io.holdfast.entities.HookContext;
import io.holdfast.model.Resource;
import io.holdfast.model.Space;
import io.holdfast.store.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The list of tags: {@code scope} leaves those that APIs, products, or an API and its operations have. */
@AutoService(EntityHook.class)
public final class UsedTags implements EntityHook {

    @Override
    public Optional<Predicate<Resource>> selection(EntityRequest call, HookContext context) {
        String scope = call.query("scope");
        if (scope == null || scope.isBlank()) {
            return Optional.empty();
        }
        List<String> path = Arrays.stream(scope.toLowerCase(Locale.ROOT).split("/"))
                .filter(each -> !each.isEmpty())
                .toList();
        Set<String> used = new HashSet<>();
        String owner = path.size() == 2 ? path.get(1) : null;
        switch (path.isEmpty() || path.size() > 2 ? "" : path.getFirst()) {
            case "apis" -> {
                add(used, "apis/tags", owner, call);
                add(used, "apis/operations/tags", owner, call);
            }
            case "products" -> add(used, "products/tags", owner, call);
            default ->
                throw EntityRefusals.validation(
                        "scope", "scope must be apis, products, apis/{apiId} or products/{productId}.");
        }
        return Optional.of(tag -> used.contains(tag.key().name()));
    }

    /** Descriptions of the tag in APIs show what it is called. */
    @Override
    public void stored(Draft draft, Transaction transaction) {
        String name = draft.properties().path("displayName").asString("");
        if (draft.before()
                .filter(before -> !before.path("displayName").asString("").equals(name))
                .isEmpty()) {
            return;
        }
        if (!draft.space().isService()) {
            return;
        }
        List<Resource> descriptions = new ArrayList<>();
        transaction.<RuntimeException>scan("apis/tagDescriptions", null, each -> {
            if (each.key().name().equals(draft.key().name())) {
                descriptions.add(each);
            }
        });
        descriptions.forEach(each -> transaction.put(
                each.key(),
                each.path(),
                Documents.bytes(Documents.properties(each).put("displayName", name)),
                null));
    }

    private static void add(
            Set<String> used, String links, @org.jspecify.annotations.Nullable String owner, EntityRequest call) {
        Space space = call.space();
        call.configuration().<RuntimeException>scan(space.type(links), null, link -> {
            String parent = link.key().parent() + "/";
            if (space.holds(link.key()) && (owner == null || parent.startsWith(space.name(owner) + "/"))) {
                used.add(link.key().name());
            }
        });
    }
}
