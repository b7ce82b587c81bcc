package io.holdfast.entities.hooks;

import io.holdfast.entities.Documents;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.Space;
import io.holdfast.store.Reader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What callers call an API: {@code echo} is its current revision, {@code echo;rev=2} its second. The current revision is stored
 * under the plain name, so everything that refers to the API leads to it; the others are stored beside it.
 *
 * @param api without a revision
 * @param revision null for the current one
 */
record ApiName(String api, @Nullable String revision) {

    static final String TYPE = "apis";

    private static final String MARK = ";rev=";
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    static ApiName of(String name) {
        int at = name.toLowerCase(Locale.ROOT).indexOf(MARK);
        return at <= 0
                ? new ApiName(name, null)
                : new ApiName(name.substring(0, at), name.substring(at + MARK.length()));
    }

    static ApiName of(ResourceKey key) {
        return of(key.name());
    }

    /** The name under which it is stored: the plain one while the revision is current, or the API does not exist. */
    String stored(Space space, Reader reader) {
        if (revision == null) {
            return api;
        }
        Optional<Resource> current = api.indexOf('/') >= 0 ? Optional.empty() : reader.get(currentKey(space));
        if (current.isEmpty()) {
            return isValid() ? api : toString();
        }
        return revision.equalsIgnoreCase(revision(current.get()))
                ? api
                : new ApiName(current.get().name(), revision).toString();
    }

    boolean isValid() {
        return revision == null || REVISION.matcher(revision).matches();
    }

    ResourceKey currentKey(Space space) {
        return space.key(TYPE, api);
    }

    /** The key of the revision while it is not current. */
    static ResourceKey key(Space space, String api, String revision) {
        return space.key(TYPE, new ApiName(api, revision).toString());
    }

    /** The first of these that is an API or a revision of this space. */
    static Optional<Resource> find(List<ResourceKey> keys, Space space, Reader reader) {
        return keys.stream()
                .filter(key -> space.holds(key) && Space.plain(key.type()).equals(TYPE))
                .flatMap(key -> reader.get(space.key(TYPE, of(key).stored(space, reader))).stream())
                .findFirst();
    }

    /** The revision that a stored API is. */
    static String revision(Resource api) {
        return Documents.properties(api).path("apiRevision").asString("1");
    }

    @Override
    public String toString() {
        return revision == null ? api : api + MARK + revision;
    }
}
