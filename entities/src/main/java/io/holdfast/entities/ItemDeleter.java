package io.holdfast.entities;

import io.holdfast.arm.ArmResponse;
import io.holdfast.model.MemberPath;
import io.holdfast.model.Reference;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ResourceType;
import io.holdfast.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** DELETE: what lies below goes with it; what refers to it refuses, goes too, or lets go, as its descriptor says. */
final class ItemDeleter {

    private final Hooks hooks;
    private final HookContext context;
    private final RoleCleanup cleanup;

    ItemDeleter(Hooks hooks, HookContext context, RoleCleanup cleanup) {
        this.hooks = hooks;
        this.context = context;
        this.cleanup = cleanup;
    }

    ArmResponse delete(EntityRequest call) {
        return cleanup.delete(call, transaction -> {
            Optional<Resource> existing = transaction.get(call.target().key());
            if (existing.isEmpty()) {
                return ArmResponse.empty(204);
            }
            EntityPreconditions.check(call.request(), existing);
            delete(existing.get(), call, transaction);
            return ArmResponse.empty(200);
        });
    }

    private void delete(Resource resource, EntityRequest call, Transaction transaction) {
        ResourceType type = ItemReader.type(resource, context);
        hooks.of(type).forEach(hook -> hook.deleting(resource, call, context, transaction));
        for (ResourceType other : context.catalog().types()) {
            String link = other.link();
            if (link != null && concerns(link, type)) {
                links(other, resource.key(), transaction).forEach(transaction::delete);
            }
            for (Reference reference : other.references()) {
                if (concerns(reference.to(), type)) {
                    release(other, reference, resource, call, transaction);
                }
            }
        }
        transaction.delete(resource.key());
    }

    /** Whether what leads to that type may lead to what is deleted: the resource itself, or what lies below it. */
    private static boolean concerns(String to, ResourceType deleted) {
        return to.equals(deleted.name()) || to.startsWith(deleted.name() + "/");
    }

    private static List<ResourceKey> links(ResourceType link, ResourceKey target, Transaction transaction) {
        var found = new ArrayList<ResourceKey>();
        transaction.scan(link.name(), null, resource -> {
            if (link.leadsTo(resource.key()).filter(to -> to.isWithin(target)).isPresent()
                    && !resource.key().isWithin(target)) {
                found.add(resource.key());
            }
        });
        return found;
    }

    private void release(
            ResourceType type, Reference reference, Resource target, EntityRequest call, Transaction transaction) {
        List<Resource> referring = referring(type, reference, target, transaction);
        switch (effect(reference, call)) {
            case REFUSE -> refuse(type, reference, target, referring);
            case CASCADE -> referring.forEach(resource -> delete(resource, call, transaction));
            case DROP -> referring.forEach(resource -> drop(resource, reference, target, transaction));
        }
    }

    private static Reference.OnDelete effect(Reference reference, EntityRequest call) {
        String unless = reference.unless();
        return unless != null && call.flag(unless) ? Reference.OnDelete.CASCADE : reference.onDelete();
    }

    private List<Resource> referring(ResourceType type, Reference reference, Resource target, Transaction transaction) {
        var found = new ArrayList<Resource>();
        transaction.scan(type.name(), null, resource -> {
            if (!resource.key().isWithin(target.key()) && leadsInto(resource, reference, target.key())) {
                found.add(resource);
            }
        });
        return found;
    }

    private boolean leadsInto(Resource resource, Reference reference, ResourceKey target) {
        return MemberPath.of(reference.member()).in(Documents.properties(resource)).stream()
                .anyMatch(place -> leadsInto(place, target));
    }

    private boolean leadsInto(MemberPath.Place place, ResourceKey target) {
        return context.references()
                .target(place.value().asString(""))
                .filter(to -> to.isWithin(target))
                .isPresent();
    }

    private void refuse(ResourceType type, Reference reference, Resource target, List<Resource> referring) {
        if (referring.isEmpty()) {
            return;
        }
        String unless = reference.unless();
        String way = unless == null ? "" : ", or repeat the request with deleteSubscriptions=true";
        String first = referring.getFirst().name();
        String users = referring.size() == 1
                ? "the " + type.noun().toLowerCase(Locale.ROOT) + " '" + first + "'. Change or delete it first"
                : referring.size() + " " + type.segment() + " (" + first + ", …). Change or delete them first";
        throw EntityRefusals.validation(
                reference.member(),
                ItemReader.type(target, context).noun() + " '" + target.name() + "' is in use by " + users + way + ".");
    }

    private void drop(Resource resource, Reference reference, Resource target, Transaction transaction) {
        ObjectNode properties = Documents.properties(resource);
        for (MemberPath.Place place : MemberPath.of(reference.member()).in(properties)) {
            if (leadsInto(place, target.key())) {
                place.remove();
            }
        }
        transaction.put(resource.key(), resource.path(), Documents.bytes(properties), resource.secrets());
    }
}
