package io.holdfast.entities.hooks.apis;

import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import io.holdfast.store.Reader;
import io.holdfast.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What lies below one revision of an API: operations, policies, schemas, tags and whatever else the catalog puts there. */
final class ApiContent {

    /** These belong to the API, whichever revision is current. */
    private static final Set<String> OF_THE_API =
            Set.of("apis/releases", "apis/diagnostics", "apis/issues", "apis/wikis");

    private final Catalog catalog;
    private final Reader reader;

    ApiContent(Catalog catalog, Reader reader) {
        this.catalog = catalog;
        this.reader = reader;
    }

    /** Each after the one above it. */
    List<Resource> of(ResourceKey api) {
        var found = new ArrayList<Resource>();
        collect(api, found);
        return found;
    }

    private void collect(ResourceKey parent, List<Resource> found) {
        for (ResourceType type : below(parent.type())) {
            var children = new ArrayList<ResourceKey>();
            reader.<RuntimeException>scan(type.name(), parent.names(), child -> {
                found.add(child);
                children.add(child.key());
            });
            if (!below(type.name()).isEmpty()) {
                children.forEach(child -> collect(child, found));
            }
        }
    }

    private List<ResourceType> below(String type) {
        return catalog.types().stream()
                .filter(each -> each.parent().equals(type))
                .filter(each -> !OF_THE_API.contains(Space.plain(each.name())))
                .filter(each -> reader.count(each.name(), null) > 0)
                .toList();
    }

    /** Puts what lay below one API or revision below another one. */
    void put(List<Resource> content, Resource from, Resource to, Transaction transaction) {
        int names = from.key().names().length();
        for (Resource each : content) {
            transaction.put(
                    new ResourceKey(
                            each.key().type(),
                            to.key().names() + each.key().parent().substring(names),
                            each.key().name()),
                    to.path() + each.path().substring(from.path().length()),
                    each.document(),
                    each.secrets());
        }
    }
}
