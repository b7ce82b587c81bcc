package io.holdfast.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Writes the page about resource types from the catalog. */
final class ResourcesPage {

    private static final String HEAD = """
            # Resource types

            The configuration entities of a service, as the catalog describes them (`model/src/main/resources/catalog`). This
            page is generated from it: change a descriptor, then run `ResourcesPageTest` with `-Dholdfast.docs=write`.
            How requests, errors, ETags, lists and filters work in general is in [management-api.md](management-api.md);
            how to add a type is in [adding-a-resource-type.md](adding-a-resource-type.md).

            What is the same for all: names compare without regard to case and keep the spelling of their first writer;
            unknown members are ignored; a null means unset; unset members are shown as null; references are written as
            `/products/{id}` or as a full ARM id, must name something that exists, and are shown as full ids; secret
            members are never shown by GET, PATCH or lists, nor by PUT unless the type says so, and a PUT that leaves them out keeps them.

            Types that are marked so exist in workspaces as well, as `workspaces/apis` for example, with the same members and rules;
            what they refer to lies in the same workspace where its type does ([workspaces.md](workspaces.md)).

            """;

    private ResourcesPage() {}

    static String of(Catalog catalog) {
        var page = new StringBuilder(HEAD);
        page.append("| type | what callers may do | in a backup | in workspaces |\n|---|---|---|---|\n");
        List<ResourceType> types = catalog.types().stream()
                .filter(type -> type.name().equals(Space.plain(type.name())))
                .toList();
        types.forEach(type -> page.append("| [`%s`](#%s) | %s | %s | %s |\n"
                .formatted(
                        type.name(),
                        anchor(type),
                        verbs(type),
                        backup(type),
                        catalog.type(Space.twin(type.name())).isPresent() ? "yes" : "")));
        page.append("\nThe order is that of a restore: each type after its parent and after what it refers to.\n");
        types.forEach(type -> section(page, type));
        page.append("\n## Views\n\nCollections that are read from other types and not stored.\n\n");
        catalog.all().stream()
                .filter(type -> !type.stored() && type.name().equals(Space.plain(type.name())))
                .forEach(type -> page.append("- `%s` (%s): %s\n".formatted(type.name(), verbs(type), type.summary())));
        return page.toString();
    }

    private static String backup(ResourceType type) {
        if (type.backupWith() != null) {
            return "with `" + type.backupWith() + "`";
        }
        return type.backedUp() ? "yes" : "no";
    }

    private static void section(StringBuilder page, ResourceType type) {
        page.append("\n## ")
                .append(type.name())
                .append("\n\n")
                .append(type.summary())
                .append("\n\n");
        var facts = new ArrayList<String>();
        facts.add("Name: " + name(type.id()));
        if (type.since() != null) {
            facts.add("Known since api-version " + type.since() + ".");
        }
        conduct(type, facts);
        if (type.link() != null) {
            facts.add("A link: its name is the name of one of the `" + type.link() + "`, and it shows that one. It goes"
                    + " when either end is deleted.");
        }
        type.references().forEach(reference -> facts.add(reference(reference)));
        if (!type.namedValues().isEmpty()) {
            facts.add("May refer to named values: " + code(type.namedValues()) + ".");
        }
        if (!type.secrets().members().isEmpty()) {
            facts.add(secrets(type));
        }
        type.actions()
                .forEach((name, action) -> facts.add("`" + action.method() + " …/" + name + "`"
                        + (action.reveals().isEmpty() ? "" : " answers with " + code(action.reveals()) + ".")));
        if (!type.filterable().isEmpty()) {
            facts.add("`$filter`: "
                    + type.filterable().stream()
                            .map(field -> "`" + field.field() + "`"
                                    + (field.operators().isEmpty()
                                            ? ""
                                            : " (" + String.join(", ", field.operators()) + ")"))
                            .collect(Collectors.joining(", ")));
        }
        facts.forEach(fact -> page.append("- ").append(fact).append('\n'));
        members(page, type);
    }

    private static void conduct(ResourceType type, List<String> facts) {
        if (!type.items().isEmpty()) {
            facts.add("Always there, stored once changed: "
                    + code(type.items().keySet().stream().sorted().toList()) + ".");
        }
        if (type.conduct().etagOnPut()) {
            facts.add("PUT needs an If-Match.");
        }
        if (type.allows(Verb.HEAD) && !type.conduct().etagOnHead()) {
            facts.add("HEAD answers 204 without an ETag.");
        }
        if (type.conduct().patchEmpty()) {
            facts.add("PATCH answers 204.");
        }
        if (type.conduct().async()) {
            facts.add("PUT and PATCH answer 202.");
        }
    }

    private static void members(StringBuilder page, ResourceType type) {
        if (type.schema().members().isEmpty()) {
            return;
        }
        page.append("\n| member | rule |\n|---|---|\n");
        for (String member : type.schema().members()) {
            page.append("| `")
                    .append(member)
                    .append("` | ")
                    .append(rule(type, member))
                    .append(" |\n");
        }
    }

    private static String rule(ResourceType type, String member) {
        JsonNode schema = type.schema().member(member);
        List<String> rules = new ArrayList<>();
        if (type.schema().required(member)) {
            rules.add("required");
        }
        rules.add(
                schema.has("enum")
                        ? schema.path("enum")
                                .valueStream()
                                .map(each -> "`" + each.asString() + "`")
                                .collect(Collectors.joining(", "))
                        : schema.path("type").asString("any"));
        if (schema.has("minLength") || schema.has("maxLength")) {
            rules.add(schema.path("minLength").asInt(0) + " to "
                    + schema.path("maxLength").asString("any number of") + " characters");
        }
        if (schema.has("pattern")) {
            rules.add("matches `" + schema.path("pattern").asString().replace("|", "\\|") + "`");
        }
        if (schema.has("maxItems")) {
            rules.add("at most " + schema.path("maxItems") + " items");
        }
        if (schema.has("default")) {
            rules.add("default `" + schema.path("default").toString().replace("\"", "") + "`");
        }
        if (type.schema().readOnly(member)) {
            rules.add("read-only");
        }
        if (type.schema().writeOnly(member)) {
            rules.add("taken, not stored");
        }
        return String.join("; ", rules);
    }

    private static String reference(Reference reference) {
        String effect = switch (reference.onDelete()) {
            case REFUSE -> "which then cannot be deleted";
            case CASCADE -> "and is deleted with it";
            case DROP -> "and is unset when that is deleted";
        };
        return "`" + reference.member() + "` may name one of the `" + reference.to() + "`, " + effect
                + (reference.unless() == null ? "" : " unless the request says `deleteSubscriptions=true`")
                + (reference.fixed().isEmpty() ? "." : "; " + code(reference.fixed()) + " are right as they are.");
    }

    private static String secrets(ResourceType type) {
        String when = type.secrets().when();
        return "Secret: " + code(type.secrets().members()) + (when == null ? "" : " when `" + when + "` is true") + "."
                + (Boolean.TRUE.equals(type.secrets().inAnswerToPut())
                        ? " The answer to a PUT shows them to whoever made it, sets them or may list them."
                        : "");
    }

    private static String name(IdRule id) {
        return id.values() == null
                ? id.minLength() + " to " + id.maxLength() + " characters, `"
                        + id.pattern().pattern() + "`"
                : code(id.values()) + " only";
    }

    private static String code(List<String> texts) {
        return texts.stream().map(text -> "`" + text + "`").collect(Collectors.joining(", "));
    }

    private static String verbs(ResourceType type) {
        return type.verbs().stream()
                .map(verb -> verb.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String anchor(ResourceType type) {
        return type.name().toLowerCase(Locale.ROOT).replace("/", "");
    }
}
