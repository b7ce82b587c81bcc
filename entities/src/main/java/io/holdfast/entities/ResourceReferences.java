package io.holdfast.entities;

import io.holdfast.model.Catalog;
import io.holdfast.model.MemberPath;
import io.holdfast.model.Reference;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import io.holdfast.model.Target;
import io.holdfast.model.Violation;
import io.holdfast.model.reference.ResourceReference;
import io.holdfast.store.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * References between resources: callers may write them relative ({@code /products/starter}) or as full ARM ids, they are
 * stored relative, and shown as full ids.
 */
public final class ResourceReferences {

    private final Catalog catalog;

    ResourceReferences(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The resource that a stored reference names; empty for one of the fixed values. */
    public Optional<ResourceKey> target(String stored) {
        return ResourceReference.of(stored).key(catalog);
    }

    /** What a caller may mean by a value, best first; the resources need not exist. */
    public List<ResourceKey> meant(String value, Draft draft) {
        Written written = Written.of(value, draft.call());
        return written.paths().stream()
                .flatMap(path -> path.key(catalog).stream())
                .filter(key -> reachable(written.space(), Space.of(key)))
                .toList();
    }

    /** Rewrites the references of a document to the form in which they are stored; reports those that lead nowhere. */
    List<Violation> store(EntityRequest call, ObjectNode properties, Reader reader) {
        var violations = new ArrayList<Violation>();
        byMember(call.type()).forEach((member, references) -> {
            for (MemberPath.Place place : MemberPath.of(member).in(properties)) {
                if (!place.value().isString()) {
                    continue;
                }
                String value = place.value().asString();
                Written written = Written.of(value, call);
                Optional<String> stored = fixed(references, written, reader)
                        .or(() -> existing(references, written, reader).map(found -> "/" + found.path()));
                stored.ifPresentOrElse(
                        found -> place.set(properties.stringNode(found)),
                        () -> violations.add(new Violation(member, problem(member, value, references))));
            }
        });
        return violations;
    }

    /** The resource that a member names, as the caller wrote it or as it is stored. */
    public Optional<Resource> named(Draft draft, String member, Reader reader) {
        List<Reference> references = byMember(draft.call().type()).getOrDefault(member, List.of());
        JsonNode value = draft.properties().path(member);
        return value.isString()
                ? existing(references, Written.of(value.asString(), draft.call()), reader)
                : Optional.empty();
    }

    /** The resource of that type that a caller names. */
    Optional<Resource> named(String value, String type, EntityRequest call, Reader reader) {
        var reference = new Reference("", type, null, null, null, null);
        return existing(List.of(reference), Written.of(value, call), reader);
    }

    /** Rewrites stored references to full ARM ids. */
    void show(ResourceType type, ObjectNode properties, String serviceId) {
        for (String member : byMember(type).keySet()) {
            for (MemberPath.Place place : MemberPath.of(member).in(properties)) {
                if (place.value().isString() && place.value().asString().startsWith("/")) {
                    place.set(properties.stringNode(serviceId + place.value().asString()));
                }
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

    /**
     * A reference as it was written: {@code /apis/echo} means the workspace's API in a workspace, a full id what it says.
     *
     * @param paths below the service; the first that leads somewhere counts
     */
    private record Written(Space space, List<ResourceReference> paths) {

        static Written of(String value, EntityRequest call) {
            var reference = ResourceReference.of(value);
            Space space = call.space();
            if (value.isBlank() || !reference.isAbout(call.request().service())) {
                return new Written(space, List.of());
            }
            return new Written(
                    space,
                    reference.service() != null || space.isService()
                            ? List.of(reference)
                            : List.of(ResourceReference.of(space.path() + reference.path()), reference));
        }
    }

    /** A fixed value means something in its own space only: {@code /apis} are all APIs of the service, or of the workspace. */
    private static Optional<String> fixed(List<Reference> references, Written written, Reader reader) {
        return written.paths().stream()
                .filter(path -> path.space().equals(written.space()))
                .flatMap(path -> references.stream()
                        .flatMap(reference -> reference.fixed().stream())
                        .filter(path.below()::equalsIgnoreCase))
                .findFirst()
                .map(value -> in(written.space(), value, reader));
    }

    /** With the workspace in the spelling in which it is stored. */
    private static String in(Space space, String value, Reader reader) {
        if (space.isService()) {
            return value;
        }
        String workspace = reader.get(Space.SERVICE.key(Space.WORKSPACES, space.workspace()))
                .map(stored -> "/" + stored.path())
                .orElse(space.path());
        return value.equals("/") ? workspace : workspace + value;
    }

    private Optional<Resource> existing(List<Reference> references, Written written, Reader reader) {
        return written.paths().stream()
                .flatMap(path -> path.item(catalog).stream())
                .filter(target -> references.stream()
                        .anyMatch(
                                reference -> reference.to().equals(target.type().name())))
                .map(Target::key)
                .filter(key -> reachable(written.space(), Space.of(key)))
                .flatMap(key -> reader.get(key).stream())
                .findFirst();
    }

    /** A workspace does not reach into another one. */
    private static boolean reachable(Space from, Space to) {
        return from.isService() || to.isService() || from.equals(to);
    }

    private static String problem(String member, String value, List<Reference> references) {
        var forms = new LinkedHashSet<String>();
        references.forEach(reference -> forms.add("/" + Space.plain(reference.to()) + "/{id}"));
        references.forEach(reference -> forms.addAll(reference.fixed()));
        return member + " must name an existing resource as " + String.join(" or ", forms) + "; '" + value
                + "' names none.";
    }
}
