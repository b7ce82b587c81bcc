package io.holdfast.entities;

import io.holdfast.arm.ArmResponse;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import io.holdfast.store.Reader;
import io.holdfast.store.Transaction;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Links as items with names of their own ({@code products/{p}/apiLinks/{name}}), beside the links that are named by what they lead
 * to ({@code products/{p}/apis/{api}}). There is one truth, the latter: it keeps the name that a caller chose. So both always show
 * the same, and backups, restores and the gateway know one kind of link.
 */
final class NamedLinks {

    private final Hooks hooks;
    private final Paths paths;
    private final HookContext context;
    private final RoleCleanup cleanup;

    NamedLinks(Hooks hooks, Paths paths, HookContext context, RoleCleanup cleanup) {
        this.hooks = hooks;
        this.paths = paths;
        this.context = context;
        this.cleanup = cleanup;
    }

    /** The parent is there. */
    ArmResponse list(EntityRequest call) {
        Reader reader = call.configuration();
        LinkEnds ends = LinkEnds.of(call, context.catalog());
        var listing = new Listing(call);
        ends.scan(reader, link -> {
            ObjectNode fields = Documents.object();
            fields.put("name", LinkNames.of(link)).put(ends.member(), "/" + ends.farPath(link, reader));
            listing.add(fields, () -> item(link, ends, call, reader));
        });
        return listing.answer();
    }

    ArmResponse get(EntityRequest call) {
        Reader reader = call.configuration();
        paths.demandParent(call.target(), reader);
        LinkEnds ends = LinkEnds.of(call, context.catalog());
        Resource link = find(call, ends, reader).orElseThrow(() -> EntityRefusals.notFound(call.type()));
        return new ArmResponse(200, ItemReader.etag(link), Documents.bytes(item(link, ends, call, reader)));
    }

    ArmResponse put(EntityRequest call) {
        String name = Objects.requireNonNull(call.target().name());
        call.type().id().refuse(name).ifPresent(problem -> {
            throw EntityRefusals.validation("name", problem);
        });
        LinkEnds ends = LinkEnds.of(call, context.catalog());
        String wanted = wanted(call, ends.member());
        return call.write(transaction -> {
            paths.demandParent(call.target(), transaction);
            Optional<Resource> before = find(call, ends, transaction);
            EntityPreconditions.check(call.request(), before);
            ResourceKey key = ends.key(far(wanted, ends, call, transaction));
            demandFree(key, name, ends, transaction);
            before.filter(link -> !link.key().equals(key)).ifPresent(link -> remove(link, ends, call, transaction));
            Resource link = store(key, name, ends, transaction);
            return new ArmResponse(
                    before.isPresent() ? 200 : 201,
                    ItemReader.etag(link),
                    Documents.bytes(item(link, ends, call, transaction)));
        });
    }

    ArmResponse delete(EntityRequest call) {
        LinkEnds ends = LinkEnds.of(call, context.catalog());
        return cleanup.delete(call, transaction -> {
            Optional<Resource> link = find(call, ends, transaction);
            if (link.isEmpty()) {
                return ArmResponse.empty(204);
            }
            EntityPreconditions.check(call.request(), link);
            remove(link.get(), ends, call, transaction);
            return ArmResponse.empty(200);
        });
    }

    private static String wanted(EntityRequest call, String member) {
        JsonNode value =
                Documents.body(call.request().body()).path("properties").path(member);
        if (!value.isString() || value.asString().isBlank()) {
            throw EntityRefusals.validation(member, member + " is required.");
        }
        return value.asString();
    }

    private Resource far(String wanted, LinkEnds ends, EntityRequest call, Reader reader) {
        return context.references()
                .named(wanted, ends.farType(), call, reader)
                .map(found -> meant(found, ends, reader))
                .orElseThrow(() -> EntityRefusals.validation(
                        ends.member(),
                        ends.member() + " must name an existing resource as " + ends.form() + "; '" + wanted
                                + "' names none."));
    }

    /** What the link is called by its hooks: one to a revision is one to the API. */
    private Resource meant(Resource found, LinkEnds ends, Reader reader) {
        ResourceKey key = found.key();
        String name = hooks.resourceName(ends.link(), key.name(), Space.of(key), reader);
        return name.equals(key.name())
                ? found
                : reader.get(new ResourceKey(key.type(), key.parent(), name)).orElse(found);
    }

    /** A link has one name; taking it away would break whoever uses it. */
    private static void demandFree(ResourceKey key, String name, LinkEnds ends, Reader reader) {
        reader.get(key)
                .flatMap(LinkNames::chosen)
                .filter(other -> !other.equalsIgnoreCase(name))
                .ifPresent(other -> {
                    throw EntityRefusals.validation(
                            ends.member(),
                            "This link exists under the name '" + other + "'. Use that name, or delete it first.");
                });
    }

    private static Optional<Resource> find(EntityRequest call, LinkEnds ends, Reader reader) {
        String name = Objects.requireNonNull(call.target().name());
        var found = new AtomicReference<@Nullable Resource>();
        ends.scan(reader, link -> {
            if (LinkNames.of(link).equalsIgnoreCase(name)) {
                found.set(link);
            }
        });
        return Optional.ofNullable(found.get());
    }

    private void remove(Resource link, LinkEnds ends, EntityRequest call, Transaction transaction) {
        hooks.of(ends.link()).forEach(hook -> hook.deleting(link, call, context, transaction));
        transaction.delete(link.key());
    }

    private static Resource store(ResourceKey key, String name, LinkEnds ends, Transaction transaction) {
        Optional<Resource> existing = transaction.get(key);
        ObjectNode document = existing.map(Documents::properties).orElseGet(Documents::object);
        String path = existing.map(Resource::path).orElseGet(() -> ends.path(key, transaction));
        return transaction.put(key, path, Documents.bytes(document.put(LinkNames.MEMBER, name)), null);
    }

    private static ObjectNode item(Resource link, LinkEnds ends, EntityRequest call, Reader reader) {
        ResourceType type = call.type();
        String name = LinkNames.of(link);
        ObjectNode item = Documents.object();
        item.put("id", call.serviceId() + "/" + ends.nearPath(reader) + "/" + type.segment() + "/" + name);
        item.put("type", type.armType()).put("name", name);
        item.putObject("properties").put(ends.member(), call.serviceId() + "/" + ends.farPath(link, reader));
        return item;
    }
}
