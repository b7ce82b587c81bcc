package io.holdfast.entities.hooks.apis;

import io.holdfast.entities.Documents;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.model.api.ApiName;
import io.holdfast.store.Reader;
import java.util.List;
import java.util.Optional;

/**
 * Where APIs and their revisions are stored: the current revision under the plain name, so everything that refers to the API leads to it;
 * the others beside it.
 */
final class StoredApis {

    static final String TYPE = "apis";

    private StoredApis() {}

    /** The name under which an API is stored: the plain one while the revision is current, or the API does not exist. */
    static String name(ApiName wanted, Space space, Reader reader) {
        String revision = wanted.revision();
        if (revision == null) {
            return wanted.api();
        }
        Optional<Resource> current = wanted.api().indexOf('/') >= 0 ? Optional.empty() : reader.get(key(space, wanted));
        if (current.isEmpty()) {
            return wanted.isValid() ? wanted.api() : wanted.toString();
        }
        return revision.equalsIgnoreCase(revision(current.get()))
                ? wanted.api()
                : new ApiName(current.get().name(), revision).toString();
    }

    /** The key of the current revision. */
    static ResourceKey key(Space space, ApiName name) {
        return space.key(TYPE, name.api());
    }

    /** The key of a revision while it is not current. */
    static ResourceKey key(Space space, String api, String revision) {
        return space.key(TYPE, new ApiName(api, revision).toString());
    }

    /** The first of these that is an API or a revision of this space. */
    static Optional<Resource> find(List<ResourceKey> keys, Space space, Reader reader) {
        return keys.stream()
                .filter(key -> space.holds(key) && Space.plain(key.type()).equals(TYPE))
                .flatMap(key -> reader.get(space.key(TYPE, name(ApiName.of(key), space, reader))).stream())
                .findFirst();
    }

    /** The revision that a stored API is. */
    static String revision(Resource api) {
        return Documents.properties(api).path("apiRevision").asString("1");
    }
}
