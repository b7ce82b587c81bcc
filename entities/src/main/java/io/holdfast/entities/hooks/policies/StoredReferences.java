package io.holdfast.entities.hooks.policies;

import io.holdfast.entities.Documents;
import io.holdfast.entities.Draft;
import io.holdfast.model.Catalog;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.model.template.UrlTemplate;
import io.holdfast.policy.References;
import io.holdfast.store.Reader;
import io.holdfast.store.Transaction;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a policy document may refer to in its own space, as it is where the document is checked: for a write, in its transaction. Of types that the catalog
 * does not hold nothing is known, so documents that refer to them are kept.
 */
final class StoredReferences implements References {

    private final Catalog catalog;
    private final Reader reader;
    private final Space space;
    private final @Nullable ResourceKey parent;
    private final Predicate<String> namedValues;

    /**
     * @param parent what the document lies under; null for the service
     * @param namedValues whether the space has a named value of that display name
     */
    StoredReferences(
            Catalog catalog, Reader reader, Space space, @Nullable ResourceKey parent, Predicate<String> namedValues) {
        this.catalog = catalog;
        this.reader = reader;
        this.space = space;
        this.parent = parent;
        this.namedValues = namedValues;
    }

    static StoredReferences of(Draft draft, Transaction transaction) {
        return new StoredReferences(
                draft.context().catalog(),
                transaction,
                draft.space(),
                draft.call().target().parentKey(),
                name -> NamedValueNames.find(draft, name, transaction).isPresent());
    }

    @Override
    public boolean hasNamedValue(String displayName) {
        return namedValues.test(displayName);
    }

    @Override
    public boolean hasBackend(String id) {
        return has("backends", id);
    }

    @Override
    public boolean hasFragment(String id) {
        return has("policyFragments", id);
    }

    @Override
    public boolean hasLogger(String id) {
        return has("loggers", id);
    }

    @Override
    public boolean hasCertificate(String id) {
        return has("certificates", id);
    }

    private boolean has(String type, String id) {
        if (catalog.type(space.type(type)).isEmpty()) {
            return true;
        }
        return !id.isEmpty()
                && id.indexOf('/') < 0
                && reader.get(space.key(type, id)).isPresent();
    }

    @Override
    public @Nullable Set<String> templateParameters() {
        if (parent == null || !Space.plain(parent.type()).equals("apis/operations")) {
            return null;
        }
        return reader.get(parent)
                .map(operation ->
                        Documents.properties(operation).path("urlTemplate").asString(""))
                .map(template -> Set.copyOf(new HashSet<>(UrlTemplate.parameters(template))))
                .orElse(Set.of());
    }
}
