package io.holdfast.entities;

import io.holdfast.arm.ApiVersions;
import io.holdfast.arm.ArmRequest;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.resource.RoleResources;
import io.holdfast.arm.resource.ServiceResources;
import io.holdfast.identity.Authorizer;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Target;
import io.holdfast.model.Verb;
import io.holdfast.model.View;
import io.holdfast.store.Configuration;
import io.holdfast.store.Store;

/** Answers requests for child resources: finds what the path points at and hands over to the handler of the verb. */
final class EntityResources implements ServiceResources {

    private final Store store;
    private final Paths paths;
    private final Lists lists;
    private final ItemReader reader;
    private final ItemWriter writer;
    private final ItemDeleter deleter;
    private final Actions actions;
    private final NamedLinks links;
    private final Hooks hooks;
    private final HookContext context;

    EntityResources(Store store, HookContext context, RoleResources roles, Authorizer authorizer) {
        var hooks = new Hooks(context.catalog());
        var rendering = new Rendering(context.catalog(), hooks, context.references());
        this.store = store;
        this.paths = new Paths(context.catalog(), hooks);
        var cleanup = new RoleCleanup(paths, roles, context.clock());
        this.links = new NamedLinks(hooks, paths, context, cleanup);
        this.lists = new Lists(paths, rendering, hooks, links, context);
        this.reader = new ItemReader(hooks, paths, rendering, context);
        this.writer = new ItemWriter(hooks, paths, rendering, new ShownSecrets(authorizer), context);
        this.deleter = new ItemDeleter(hooks, context, cleanup);
        this.actions = new Actions(hooks, paths, rendering, context);
        this.hooks = hooks;
        this.context = context;
    }

    @Override
    public ArmResponse handle(ArmRequest request) {
        Configuration configuration = store.configuration(request.service());
        Target target = paths.resolve(request.path(), configuration);
        demandVersion(target.type(), request.apiVersion());
        var call = new EntityRequest(request, target, configuration);
        String action = target.action();
        if (action != null) {
            return actions.run(call, action);
        }
        String computed = target.type().computed();
        if (computed != null) {
            return compute(computed, call);
        }
        return target.isCollection() ? collection(call) : item(call);
    }

    /** A type is as old as the youngest of those that it lies below. */
    private void demandVersion(ResourceType type, String version) {
        String since = type.since();
        if (since != null && !version.isEmpty() && ApiVersions.isBefore(version, since)) {
            throw EntityRefusals.typeUnknown(version);
        }
        if (!type.parent().isEmpty()) {
            demandVersion(context.catalog().type(type.parent()).orElseThrow(), version);
        }
    }

    private ArmResponse compute(String hook, EntityRequest call) {
        String method = call.request().method();
        boolean listed = call.target().isCollection();
        demand(
                call.type().verbs().stream()
                        .anyMatch(verb -> (verb == Verb.LIST || verb == Verb.POST) == listed
                                && (verb == Verb.LIST ? "GET" : verb.name()).equals(method)),
                call.type(),
                method);
        paths.demandParent(call.target(), call.configuration());
        return hooks.named(call.type(), hook).compute(call, context);
    }

    private ArmResponse collection(EntityRequest call) {
        String method = call.request().method();
        demand(method.equals("GET") && call.type().allows(Verb.LIST), call.type(), method);
        return lists.list(call);
    }

    private ArmResponse item(EntityRequest call) {
        String method = call.request().method();
        View view = call.type().view();
        if (view != null && view.member() != null) {
            return link(call, method);
        }
        return switch (method) {
            case "GET" -> allowed(Verb.GET, call) ? reader.get(call) : refuse(call);
            case "HEAD" -> allowed(Verb.HEAD, call) ? reader.head(call) : refuse(call);
            case "PUT" -> allowed(Verb.PUT, call) ? writer.put(call) : refuse(call);
            case "PATCH" -> allowed(Verb.PATCH, call) ? writer.patch(call) : refuse(call);
            case "DELETE" -> allowed(Verb.DELETE, call) ? deleter.delete(call) : refuse(call);
            default -> refuse(call);
        };
    }

    private ArmResponse link(EntityRequest call, String method) {
        return switch (method) {
            case "GET" -> links.get(call);
            case "PUT" -> links.put(call);
            case "DELETE" -> links.delete(call);
            default -> refuse(call);
        };
    }

    private static boolean allowed(Verb verb, EntityRequest call) {
        return call.type().allows(verb);
    }

    private static ArmResponse refuse(EntityRequest call) {
        throw EntityRefusals.method(call.type(), call.request().method());
    }

    private static void demand(boolean allowed, ResourceType type, String method) {
        if (!allowed) {
            throw EntityRefusals.method(type, method);
        }
    }
}
