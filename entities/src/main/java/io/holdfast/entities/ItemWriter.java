package io.holdfast.entities;

import io.holdfast.arm.ArmResponse;
import io.holdfast.model.Conduct;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceType;
import io.holdfast.store.Transaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** PUT and PATCH: the check and the write are one transaction. */
final class ItemWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ItemWriter.class);

    private final Hooks hooks;
    private final Paths paths;
    private final Rendering rendering;
    private final ShownSecrets secrets;
    private final HookContext context;

    ItemWriter(Hooks hooks, Paths paths, Rendering rendering, ShownSecrets secrets, HookContext context) {
        this.hooks = hooks;
        this.paths = paths;
        this.rendering = rendering;
        this.secrets = secrets;
        this.context = context;
    }

    ArmResponse put(EntityRequest call) {
        call.type().id().refuse(call.target().key().name()).ifPresent(problem -> {
            throw EntityRefusals.validation("name", problem);
        });
        EntityPreconditions.demandedOnPut(call.request(), call.type());
        return write(call, false);
    }

    ArmResponse patch(EntityRequest call) {
        return write(call, true);
    }

    private ArmResponse write(EntityRequest call, boolean patch) {
        var draft = new Draft(call, context, input(call));
        hooks.of(call.type()).forEach(hook -> hook.prepare(draft));
        draft.throwIfRefused();
        ArmResponse written = call.write(transaction -> {
            Optional<Resource> existing = existing(call, patch, transaction);
            begin(draft, existing, patch);
            Resource stored = store(draft, existing, transaction);
            ObjectNode item =
                    rendering.item(stored, call, transaction).orElseThrow(() -> EntityRefusals.notFound(call.type()));
            if (!patch) {
                secrets.add(item, draft, stored);
            }
            if (!draft.remarks().isEmpty()) {
                item.set("holdfast", draft.remarks());
            }
            return answer(call, patch, existing.isPresent() ? 200 : 201, stored, item);
        });
        log(call, draft);
        return written;
    }

    private static void log(EntityRequest call, Draft draft) {
        if (!draft.remarks().isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("service", call.serviceId())
                    .addKeyValue("resource", call.target().key())
                    .addKeyValue("remarks", draft.remarks())
                    .log("written, but with a loss that the caller was told of");
        }
    }

    private static ArmResponse answer(EntityRequest call, boolean patch, int status, Resource stored, ObjectNode item) {
        Conduct conduct = call.type().conduct();
        if (conduct.async()) {
            return AsyncAnswers.accepted(call, stored.path(), status);
        }
        return patch && conduct.patchEmpty()
                ? new ArmResponse(204, ItemReader.etag(stored), new byte[0])
                : new ArmResponse(status, ItemReader.etag(stored), Documents.bytes(item));
    }

    /** A link has no properties: it may come with any body. */
    private static ObjectNode input(EntityRequest call) {
        ObjectNode body = Documents.body(call.request().body());
        JsonNode properties = body.get("properties");
        if (call.type().link() != null || properties == null || properties.isNull()) {
            return Documents.object();
        }
        if (properties instanceof ObjectNode object) {
            return object;
        }
        throw EntityRefusals.validation("properties", "properties must be an object.");
    }

    private Optional<Resource> existing(EntityRequest call, boolean patch, Transaction transaction) {
        paths.demandParent(call.target(), transaction);
        Optional<Resource> existing = paths.find(call.target(), transaction);
        if (patch && existing.isEmpty()) {
            throw EntityRefusals.notFound(call.type());
        }
        EntityPreconditions.check(call.request(), existing);
        return existing;
    }

    /** Sets what the resource was and what it shall be, before hooks and defaults. */
    private static void begin(Draft draft, Optional<Resource> existing, boolean patch) {
        ResourceType type = draft.call().type();
        ObjectNode input = draft.input().deepCopy();
        type.schema().members().stream().filter(type.schema()::readOnly).forEach(input::remove);
        ObjectNode before = existing.map(resource -> whole(resource, type)).orElse(null);
        ObjectNode properties = input;
        if (before != null && type.link() != null && type.schema().members().isEmpty()) {
            // What a link keeps, such as a name of its own, is not the caller's to replace.
            properties = before.deepCopy();
        } else if (before != null) {
            properties = patch ? merged(before, input) : replaced(before, input, existing.get(), type);
        }
        type.schema().prune(properties);
        draft.begin(properties, before);
    }

    private static ObjectNode merged(ObjectNode before, ObjectNode patch) {
        ObjectNode merged = before.deepCopy();
        MergePatch.apply(merged, patch);
        return merged;
    }

    /** A PUT replaces everything but what callers cannot set or cannot see. */
    private static ObjectNode replaced(ObjectNode before, ObjectNode input, Resource existing, ResourceType type) {
        for (String member : type.schema().members()) {
            JsonNode kept = before.get(member);
            if (kept != null && type.schema().readOnly(member)) {
                input.set(member, kept);
            }
        }
        SecretMembers.keepHidden(type, before, input);
        SecretMembers.keep(type.secrets(), Documents.secrets(existing), input);
        return input;
    }

    private static ObjectNode whole(Resource resource, ResourceType type) {
        ObjectNode whole = Documents.properties(resource);
        SecretMembers.keep(type.secrets(), Documents.secrets(resource), whole);
        return whole;
    }

    private Resource store(Draft draft, Optional<Resource> existing, Transaction transaction) {
        EntityRequest call = draft.call();
        ResourceType type = call.type();
        ObjectNode properties = draft.properties();
        hooks.of(type).forEach(hook -> hook.complete(draft, transaction));
        type.item(draft.key().name()).ifPresent(item -> item.getValue().complete(properties));
        type.schema().addDefaults(properties);
        demandLinkTarget(call, transaction);
        draft.refuse(type.schema().check(properties));
        draft.throwIfRefused();
        draft.refuse(context.references().store(call, properties, transaction));
        hooks.of(type).forEach(hook -> hook.check(draft, transaction));
        draft.throwIfRefused();
        type.schema().members().stream().filter(type.schema()::writeOnly).forEach(properties::remove);
        String path = existing.map(Resource::path).orElseGet(() -> paths.newPath(call.target(), transaction));
        Resource stored = put(draft, path, transaction, existing);
        hooks.of(type).forEach(hook -> hook.stored(draft, transaction));
        return stored;
    }

    /** An item that is always there is stored once it differs from what it is anyway. */
    private static Resource put(Draft draft, String path, Transaction transaction, Optional<Resource> existing) {
        ObjectNode document = draft.properties().deepCopy();
        @Nullable ObjectNode secrets = SecretMembers.split(draft.call().type(), document);
        boolean standard = secrets == null
                && draft.call().type().item(draft.key().name()).isPresent()
                && transaction.get(draft.key()).isEmpty()
                && existing.map(Documents::properties).filter(document::equals).isPresent();
        return standard
                ? existing.orElseThrow()
                : transaction.put(
                        draft.key(),
                        path,
                        Documents.bytes(document),
                        secrets == null ? null : Documents.bytes(secrets));
    }

    private void demandLinkTarget(EntityRequest call, Transaction transaction) {
        String link = call.type().link();
        if (link != null) {
            ResourceType target = context.catalog().type(link).orElseThrow();
            if (call.type()
                    .leadsTo(call.target().key())
                    .flatMap(transaction::get)
                    .isEmpty()) {
                throw EntityRefusals.notFound(target);
            }
        }
    }
}
