package io.holdfast.management.entities;

import io.holdfast.model.Catalog;
import io.holdfast.model.Reference;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Target;
import io.holdfast.model.Violation;
import io.holdfast.store.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * References between resources: callers may write them relative ({@code /products/starter}) or as full ARM ids, they are
 * stored relative, and shown as full ids.
 */
public final class References {

    private final Catalog catalog;

    References(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The resource that a stored reference names; empty for one of the fixed values. */
    public Optional<ResourceKey> target(String stored) {
        return match(stored).map(Target::key);
    }

    /** Rewrites the references of a document to the form in which they are stored; reports those that lead nowhere. */
    List<Violation> store(ResourceType type, ObjectNode properties, String serviceId, Reader reader) {
        var violations = new ArrayList<Violation>();
        byMember(type).forEach((member, references) -> {
            JsonNode value = properties.get(member);
            if (value == null || !value.isString()) {
                return;
            }
            String relative = relative(value.asString(), serviceId);
            Optional<String> stored = fixed(references, relative).or(() -> existing(references, relative, reader));
            stored.ifPresentOrElse(
                    found -> properties.put(member, found),
                    () -> violations.add(new Violation(member, problem(member, value.asString(), references))));
        });
        return violations;
    }

    /** Rewrites stored references to full ARM ids. */
    void show(ResourceType type, ObjectNode properties, String serviceId) {
        for (String member : byMember(type).keySet()) {
            JsonNode value = properties.get(member);
            if (value != null && value.isString() && value.asString().startsWith("/")) {
                properties.put(member, serviceId + value.asString());
            }
        }
    }

    private static Map<String, List<Reference>> byMember(ResourceType type) {
        var members = new LinkedHashMap<String, List<Reference>>();
        type.references()
                .forEach(reference -> members.computeIfAbsent(reference.member(), ignored -> new ArrayList<>())
                        .add(reference));
        return members;
    }

    private static String relative(String value, String serviceId) {
        String trimmed = value.trim();
        String prefix = serviceId.toLowerCase(Locale.ROOT);
        String rest =
                trimmed.toLowerCase(Locale.ROOT).startsWith(prefix) ? trimmed.substring(prefix.length()) : trimmed;
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    private static Optional<String> fixed(List<Reference> references, String relative) {
        String bare = relative.length() > 1 && relative.endsWith("/")
                ? relative.substring(0, relative.length() - 1)
                : relative;
        return references.stream()
                .flatMap(reference -> reference.fixed().stream())
                .filter(bare::equalsIgnoreCase)
                .findFirst();
    }

    private Optional<String> existing(List<Reference> references, String relative, Reader reader) {
        return match(relative)
                .filter(target -> references.stream()
                        .anyMatch(
                                reference -> reference.to().equals(target.type().name())))
                .flatMap(target -> reader.get(target.key()))
                .map(Resource::path)
                .map(path -> "/" + path);
    }

    private Optional<Target> match(String relative) {
        List<String> segments = Arrays.stream(relative.split("/", -1))
                .filter(each -> !each.isEmpty())
                .toList();
        return catalog.match(segments).filter(target -> !target.isCollection() && target.action() == null);
    }

    private static String problem(String member, String value, List<Reference> references) {
        var forms = new ArrayList<String>();
        references.forEach(reference -> forms.add("/" + reference.to() + "/{id}"));
        references.forEach(reference -> forms.addAll(reference.fixed()));
        return member + " must name an existing resource as " + String.join(" or ", forms) + "; '" + value
                + "' names none.";
    }
}
