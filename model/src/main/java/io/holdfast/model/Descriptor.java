package io.holdfast.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
        @Nullable Boolean etagOnHead,
        @Nullable Boolean etagOnPut,
        @Nullable Boolean patchEmpty,
        @Nullable Boolean async,
        @Nullable Map<String, FixedItem> items,
        @Nullable ObjectNode schema,
        @Nullable Secrets secrets,
        @Nullable List<Reference> references,
        @Nullable List<String> namedValues,
        @Nullable String link,
        @Nullable View view,
        @Nullable String computed,
        @Nullable List<FilterField> filter,
        @Nullable List<String> hooks,
        @Nullable Map<String, Action> actions,
        @Nullable Boolean backup,
        @Nullable String backupWith,
        @Nullable List<String> after,
        @Nullable String since,
        @Nullable Boolean workspaces) {

    /** See {@link IdRule}. */
    record Id(
            @Nullable Integer maxLength,
            @Nullable String pattern,
            @Nullable List<String> values) {}

    /** One type for each parent it stands under; an empty parent is the service itself. */
    List<ResourceType> types() {
        return parents().map(parent -> type(below(parent, segment), Twins.NONE)).toList();
    }

    /** The names of the types that have a twin in workspaces, as far as their parents have one. */
    Stream<String> twinned() {
        return Boolean.TRUE.equals(workspaces) ? parents().map(parent -> below(parent, segment)) : Stream.empty();
    }

    /** The twins. */
    List<ResourceType> twins(Twins twins) {
        return twinned().filter(twins::has).map(name -> type(name, twins)).toList();
    }

    private Stream<String> parents() {
        return (under == null ? List.of("") : under).stream();
    }

    private static String below(String parent, String segment) {
        return parent.isEmpty() ? segment : parent + "/" + segment;
    }

    private ResourceType type(String name, Twins twins) {
        Map<String, FixedItem> fixed = new TreeMap<>(orElse(items, Map.of()));
        return new ResourceType(
                twins.of(name),
                noun,
                orElse(summary, ""),
                List.copyOf(orElse(verbs, Verb.DEFAULT)),
                IdRule.of(id, fixed.keySet()),
                new Conduct(
                        orElse(etagOnHead, true),
                        Boolean.TRUE.equals(etagOnPut),
                        Boolean.TRUE.equals(patchEmpty),
                        Boolean.TRUE.equals(async)),
                Collections.unmodifiableMap(fixed),
                new PropertiesSchema(schema),
                orElse(secrets, Secrets.NONE),
                twins.references(orElse(references, List.of())),
                List.copyOf(orElse(namedValues, List.of())),
                link == null ? null : twins.of(link),
                view == null ? null : twins.of(view),
                computed,
                List.copyOf(orElse(filter, List.of())),
                List.copyOf(orElse(hooks, List.of())),
                Collections.unmodifiableMap(new TreeMap<>(orElse(actions, Map.of()))),
                backupWith == null && !Boolean.FALSE.equals(backup),
                backupWith,
                twins.all(orElse(after, List.of())),
                since);
    }

    private static <T> T orElse(@Nullable T value, T other) {
        return value == null ? other : value;
    }
}
