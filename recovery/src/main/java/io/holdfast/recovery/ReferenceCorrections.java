package io.holdfast.recovery;

import io.holdfast.model.Catalog;
import io.holdfast.model.MemberPath;
import io.holdfast.model.Reference;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Target;
import io.holdfast.recovery.RestoreReport.Correction;
import io.holdfast.recovery.RestoreReport.Correction.Action;
import io.holdfast.store.GenerationWriter;
import io.holdfast.store.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Resolves what refers to something that was left out and that the service does not have either: what lies below it, links
 * to it, and resources that cannot be without it are removed; a member that may be absent is dropped. Types come after those
 * they refer to, so one pass finds everything.
 */
final class ReferenceCorrections {

    private static final int PAGE = 200;

    /** How many are named; all are counted. */
    private static final int NAMED = 1_000;

    private final Catalog catalog;
    private final RestorePlan plan;
    private final List<Correction> named = new ArrayList<>();
    private final Map<String, Long> removed = new HashMap<>();
    private long count;

    ReferenceCorrections(Catalog catalog, RestorePlan plan) {
        this.catalog = catalog;
        this.plan = plan;
    }

    /** @param generation must be complete */
    void apply(GenerationWriter generation) {
        if (plan.left().types().isEmpty()) {
            return;
        }
        Reader reader = generation.read();
        for (ResourceType type : catalog.types()) {
            if (refersToOthers(type)) {
                apply(type, reader, generation);
            }
        }
    }

    private static boolean refersToOthers(ResourceType type) {
        return !type.parent().isEmpty()
                || type.link() != null
                || !type.references().isEmpty();
    }

    private void apply(ResourceType type, Reader reader, GenerationWriter generation) {
        List<Resource> page = reader.after(type.name(), null, PAGE);
        while (!page.isEmpty()) {
            var gone = new ArrayList<ResourceKey>();
            var changed = new ArrayList<Resource>();
            for (Resource resource : page) {
                check(type, resource, reader, gone, changed);
            }
            if (!gone.isEmpty() || !changed.isEmpty()) {
                generation.correct(gone, changed);
            }
            page = reader.after(type.name(), page.getLast().key(), PAGE);
        }
    }

    private void check(
            ResourceType type, Resource resource, Reader reader, List<ResourceKey> gone, List<Resource> changed) {
        Optional<String> missing = missing(type, resource.key(), reader);
        if (missing.isPresent()) {
            remove(resource, missing.get(), gone);
            return;
        }
        if (type.references().isEmpty()) {
            return;
        }
        ObjectNode document = (ObjectNode) JsonMapper.shared().readTree(resource.document());
        boolean dropped = false;
        for (String member : members(type)) {
            for (MemberPath.Place place : MemberPath.of(member).in(document)) {
                String value = place.value().asString("");
                if (!dangles(value, type, member, reader)) {
                    continue;
                }
                if (type.schema().required(member)) {
                    remove(resource, member + " names " + value + ", which is not there", gone);
                    return;
                }
                place.remove();
                dropped = true;
                note(resource, Action.CHANGED, member + " named " + value + ", which is not there");
            }
        }
        if (dropped) {
            changed.add(new Resource(
                    resource.key(),
                    resource.path(),
                    RestoreTransformations.etag(),
                    resource.created(),
                    resource.modified(),
                    JsonMapper.shared().writeValueAsBytes(document),
                    resource.secrets()));
        }
    }

    private void remove(Resource resource, String reason, List<ResourceKey> gone) {
        gone.add(resource.key());
        removed.merge(resource.key().type(), 1L, Long::sum);
        note(resource, Action.REMOVED, reason);
    }

    private void note(Resource resource, Action action, String reason) {
        count++;
        if (named.size() < NAMED) {
            named.add(new Correction(resource.path(), action, reason));
        }
    }

    private Optional<String> missing(ResourceType type, ResourceKey key, Reader reader) {
        return key.above()
                .filter(parent -> !alwaysThere(parent) && reader.get(parent).isEmpty())
                .or(() -> type.leadsTo(key).filter(target -> reader.get(target).isEmpty()))
                .map(gone -> gone + " is not there");
    }

    /** Whether every service has it without storing it. */
    private boolean alwaysThere(ResourceKey key) {
        return catalog.type(key.type()).flatMap(type -> type.item(key.name())).isPresent();
    }

    private static Collection<String> members(ResourceType type) {
        var members = new TreeSet<String>();
        type.references().forEach(reference -> members.add(reference.member()));
        return members;
    }

    /** Whether a stored reference names nothing; fixed values and those of other forms name nothing that could be gone. */
    private boolean dangles(String value, ResourceType type, String member, Reader reader) {
        List<String> segments = Arrays.stream(value.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
        Optional<Target> target = catalog.match(segments)
                .filter(match -> !match.isCollection() && match.action() == null)
                .filter(match -> type.references().stream()
                        .filter(reference -> reference.member().equals(member))
                        .map(Reference::to)
                        .anyMatch(match.type().name()::equals));
        return target.isPresent() && reader.get(target.get().key()).isEmpty();
    }

    long count() {
        return count;
    }

    List<Correction> named() {
        return List.copyOf(named);
    }

    /** How many resources of these types were removed. */
    long removedOf(Collection<String> types) {
        return types.stream().mapToLong(type -> removed.getOrDefault(type, 0L)).sum();
    }
}
