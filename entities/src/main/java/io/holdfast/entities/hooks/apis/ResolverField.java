package io.holdfast.entities.hooks.apis;

import com.google.auto.service.AutoService;
import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.entities.EntityHook;
import io.holdfast.entities.hooks.Uniqueness;
import io.holdfast.model.ResourceKey;
import io.holdfast.store.Transaction;
import java.util.Optional;

/** Resolvers: only of GraphQL APIs, and no two for one field. */
@AutoService(EntityHook.class)
public final class ResolverField implements EntityHook {

    @Override
    public void check(Draft draft, Transaction transaction) {
        String path = draft.properties().path("path").asString("");
        Optional.of(path)
                .filter(field -> !field.isEmpty())
                .flatMap(field -> Uniqueness.sibling(
                        draft.key(),
                        transaction,
                        other -> other.path("path").asString("").equals(field)))
                .ifPresent(other ->
                        draft.refuse("path", "The resolver '" + other.name() + "' resolves " + path + " already."));
        ResourceKey api = draft.call().target().parentKey();
        String type = api == null
                ? ""
                : transaction
                        .get(api)
                        .map(Documents::properties)
                        .map(properties -> properties.path("type").asString("http"))
                        .orElse("");
        if (!type.equals("graphql")) {
            draft.refuse("apiId", "Only APIs of type graphql have resolvers; this one is of type " + type + ".");
        }
    }
}
