package io.holdfast.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One kind of configuration entity, as its descriptor in {@code catalog/} describes it. Everything generic (routing,
 * validation, rendering, backup, restore order, documentation) is derived from this.
 *
 * @param name the path below the service without names, for example {@code apis/operations}
 * @param noun what messages call it: "Operation not found."
 * @param summary one sentence for the documentation
 * @param verbs what callers may do
 * @param id what names may look like
 * @param conduct how its items answer
 * @param items those that every service has without anybody having made them, by name
 * @param schema the JSON Schema of {@code properties}
 * @param secrets the members that are kept apart and never shown by reads
 * @param references the members that name other resources
 * @param namedValues the members in which texts may refer to named values, nested ones too
 * @param link for a link: the type of the resource that its own name refers to
 * @param view for a collection that is not stored: where it is read from
 * @param computed the hook that answers in place of the store, or null
 * @param filterable the fields that {@code $filter} may name
 * @param hooks the code beside the catalog that this type needs, by name
 * @param actions what {@code POST {id}/{action}} does, by action
 * @param backedUp whether a backup holds it
 * @param backupWith the word by which a backup can be told to hold it all the same, or null
 * @param after types that must be restored before this one for reasons other than parents and references
 * @param since the first api-version that knows it, or null for all; what lies below it is not older than it
 */
public record ResourceType(
        String name,
        String noun,
        String summary,
        List<Verb> verbs,
        IdRule id,
        Conduct conduct,
        Map<String, FixedItem> items,
        PropertiesSchema schema,
        Secrets secrets,
        List<Reference> references,
        List<String> namedValues,
        @Nullable String link,
        @Nullable View view,
        @Nullable String computed,
        List<FilterField> filterable,
        List<String> hooks,
        Map<String, Action> actions,
        boolean backedUp,
        @Nullable String backupWith,
        List<String> after,
        @Nullable String since) {

    /** The name of the parent type; empty directly below the service. */
    public String parent() {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }

    /** The last part of the name: what the URL says. */
    public String segment() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** For example {@code Microsoft.ApiManagement/service/apis/operations}. */
    public String armType() {
        return ServiceId.TYPE + "/" + name;
    }

    /** For a link: the key of the resource that it leads to. A link of a workspace leads to a twin where there is one. */
    public Optional<ResourceKey> leadsTo(ResourceKey own) {
        String to = link;
        return to == null
                ? Optional.empty()
                : Optional.of(new ResourceKey(
                        to, Space.plain(to).equals(to) ? "" : Space.of(own).workspace(), own.name()));
    }

    /** Whether its resources lie in the store; false for a view. */
    public boolean stored() {
        return view == null && computed == null;
    }

    /** The item of that name that is always there, with its name as it is spelled; without regard to case. */
    public Optional<Map.Entry<String, FixedItem>> item(String itemName) {
        return items.entrySet().stream()
                .filter(entry -> Names.same(entry.getKey(), itemName))
                .findFirst();
    }

    /** Whether an archive may hold its resources. */
    public boolean archivable() {
        return stored() && (backedUp || backupWith != null);
    }

    public boolean allows(Verb verb) {
        return verbs.contains(verb);
    }

    /** The action of that name, without regard to case. */
    public Optional<Map.Entry<String, Action>> action(String actionName) {
        return actions.entrySet().stream()
                .filter(entry -> Names.same(entry.getKey(), actionName))
                .findFirst();
    }

    /** Whether the item of that name has that action. */
    public boolean acts(String itemName, String actionName) {
        return action(actionName)
                .filter(action -> action.getValue().on(itemName))
                .isPresent();
    }

    /** The types that must be there before this one. */
    Set<String> needs() {
        var needed = new TreeSet<>(after);
        references.forEach(reference -> needed.add(reference.to()));
        if (link != null) {
            needed.add(link);
        }
        if (!parent().isEmpty()) {
            needed.add(parent());
        }
        // Resources of one type may refer to each other.
        needed.remove(name);
        return needed;
    }

    @Override
    public String toString() {
        return name;
    }
}
