package io.holdfast.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A descriptor file as it is written; {@link ResourceType} explains the members. */
record Descriptor(
        String segment,
        @Nullable List<String> under,
        String noun,
        @Nullable String summary,
        @Nullable List<Verb> verbs,
        @Nullable Id id,
        @Nullable Boolean etag,
        @Nullable ObjectNode schema,
        @Nullable Secrets secrets,
        @Nullable List<Reference> references,
        @Nullable String link,
        @Nullable View view,
        @Nullable List<FilterField> filter,
        @Nullable List<String> hooks,
        @Nullable Map<String, Action> actions,
        @Nullable Boolean backup,
        @Nullable List<String> after) {

    /** See {@link IdRule}. */
    record Id(
            @Nullable Integer maxLength,
            @Nullable String pattern,
            @Nullable List<String> values) {}

    /** One type for each parent it stands under; an empty parent is the service itself. */
    List<ResourceType> types() {
        List<String> parents = under == null ? List.of("") : under;
        return parents.stream().map(this::type).toList();
    }

    private ResourceType type(String parent) {
        return new ResourceType(
                parent.isEmpty() ? segment : parent + "/" + segment,
                noun,
                orElse(summary, ""),
                List.copyOf(orElse(verbs, List.of(Verb.values()))),
                IdRule.of(id),
                !Boolean.FALSE.equals(etag),
                new PropertiesSchema(schema),
                orElse(secrets, Secrets.NONE),
                List.copyOf(orElse(references, List.of())),
                link,
                view,
                List.copyOf(orElse(filter, List.of())),
                List.copyOf(orElse(hooks, List.of())),
                Collections.unmodifiableMap(new TreeMap<>(orElse(actions, Map.of()))),
                !Boolean.FALSE.equals(backup),
                List.copyOf(orElse(after, List.of())));
    }

    private static <T> T orElse(@Nullable T value, T other) {
        return value == null ? other : value;
    }
}
