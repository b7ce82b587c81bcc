package io.holdfast.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds descriptors that name what is not there, at start rather than at the first request. */
final class CatalogCheck {

    private final Map<String, ResourceType> types;

    private CatalogCheck(Map<String, ResourceType> types) {
        this.types = types;
    }

    static void check(Map<String, ResourceType> types) {
        var check = new CatalogCheck(types);
        types.values().forEach(check::check);
    }

    private void check(ResourceType type) {
        if (!type.parent().isEmpty()) {
            known(type, "under", type.parent());
        }
        type.references().forEach(reference -> known(type, "references.to", reference.to()));
        type.after().forEach(other -> known(type, "after", other));
        if (type.link() != null) {
            known(type, "link", type.link());
        }
        View view = type.view();
        if (view != null) {
            known(type, "view.of", view.of());
            if (view.link() != null) {
                known(type, "view.link", view.link());
            }
        }
        type.references()
                .forEach(reference -> member(
                        type,
                        "references.member",
                        MemberPath.of(reference.member()).root()));
        type.namedValues().forEach(member -> member(type, "namedValues", member));
        type.secrets().members().forEach(secret -> member(type, "secrets", secret.split("\\.", 2)[0]));
        items(type);
        type.actions().values().forEach(action -> action.reveals().forEach(m -> member(type, "actions.reveals", m)));
    }

    private static void items(ResourceType type) {
        type.items().forEach((name, item) -> {
            type.id().refuse(name).ifPresent(problem -> {
                throw new CatalogException(
                        "The descriptor of " + type.name() + " has an item " + name + ". " + problem);
            });
            item.properties().propertyNames().forEach(member -> member(type, "items." + name, member));
            if (item.members() != null) {
                item.members().forEach(member -> member(type, "items." + name + ".members", member));
            }
        });
    }

    private void known(ResourceType type, String where, @Nullable String other) {
        if (other == null || !types.containsKey(other)) {
            throw new CatalogException(
                    "The descriptor of " + type.name() + " names an unknown resource type in " + where + ": " + other);
        }
    }

    private static void member(ResourceType type, String where, String member) {
        if (!type.schema().members().contains(member)) {
            throw new CatalogException(
                    "The descriptor of " + type.name() + " names an undeclared member in " + where + ": " + member);
        }
    }
}
