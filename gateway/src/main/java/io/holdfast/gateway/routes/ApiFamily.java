package io.holdfast.gateway.routes;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All revisions of one API, and what is published of them. Belongs to the store's thread. */
final class ApiFamily {

    final String name;
    private final Map<String, ApiDraft> revisions = new TreeMap<>();
    final Set<String> products = new TreeSet<>();

    @Nullable
    Api published;

    ApiFamily(String name) {
        this.name = name;
    }

    ApiDraft draft(String api) {
        return revisions.computeIfAbsent(api, key -> new ApiDraft());
    }

    boolean uses(String versionSet) {
        return revisions.values().stream()
                .map(ApiDraft::document)
                .anyMatch(document -> document != null && versionSet.equals(document.versionSet()));
    }

    boolean usesNamedValues() {
        return revisions.values().stream().anyMatch(ApiDraft::usesNamedValues);
    }

    /** True if nothing is left of it. */
    boolean isEmpty() {
        revisions.values().removeIf(ApiDraft::isEmpty);
        return revisions.isEmpty() && products.isEmpty();
    }

    /** What requests shall see, or null when there is no current revision. */
    @Nullable
    Api freeze(Map<String, VersionScheme> versionSets, NamedValues values) {
        String currentKey = currentKey();
        ApiDraft current = currentKey == null ? null : revisions.get(currentKey);
        ApiDocument document = current == null ? null : current.document();
        if (currentKey == null || document == null) {
            return null;
        }
        var online = new HashMap<String, Api.Revision>();
        revisions.forEach((key, draft) -> {
            ApiDocument own = draft.document();
            if (own != null && own.online()) {
                online.put(own.revision().toLowerCase(Locale.ROOT), draft.freeze(values, name, key, own, document));
            }
        });
        return new Api(
                name,
                document,
                versionSets.get(Objects.requireNonNullElse(document.versionSet(), "")),
                Set.copyOf(products),
                online.get(document.revision().toLowerCase(Locale.ROOT)),
                Map.copyOf(online));
    }

    /** The resource without a revision in its name is the current one; else the one that says so. */
    private @Nullable String currentKey() {
        ApiDraft plain = revisions.get(name);
        if (plain != null && plain.document() != null) {
            return name;
        }
        for (Map.Entry<String, ApiDraft> entry : revisions.entrySet()) {
            ApiDocument document = entry.getValue().document();
            if (document != null && document.current()) {
                return entry.getKey();
            }
        }
        return null;
    }
}
