package io.holdfast.entities;

import io.holdfast.arm.ArmResponse;
import io.holdfast.model.MemberPath;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ResourceType;
import io.holdfast.model.View;
import io.holdfast.store.Reader;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GET of a collection: one page, and how many there are in all. Never holds more than a page. */
final class Lists {

    private final Paths paths;
    private final Rendering rendering;
    private final Hooks hooks;
    private final NamedLinks links;
    private final HookContext context;

    Lists(Paths paths, Rendering rendering, Hooks hooks, NamedLinks links, HookContext context) {
        this.paths = paths;
        this.rendering = rendering;
        this.hooks = hooks;
        this.links = links;
        this.context = context;
    }

    ArmResponse list(EntityRequest call) {
        Reader reader = call.configuration();
        paths.demandParent(call.target(), reader);
        View view = call.type().view();
        if (view != null && view.member() != null) {
            return links.list(call);
        }
        Page page = Page.of(call.request());
        Filtered all = wanted -> found(call, reader, wanted);
        ResultPage found = Order.descends(call.query(Order.PARAMETER)) ? Order.fromTheEnd(page, all) : all.on(page);
        return ArmResponse.json(200, Documents.bytes(body(call, reader, page, found)));
    }

    /** What a list holds, page by page. */
    @FunctionalInterface
    interface Filtered {
        ResultPage on(Page page);
    }

    private ResultPage found(EntityRequest call, Reader reader, Page page) {
        View view = call.type().view();
        Predicate<Resource> filter = Filters.of(call.query("$filter"), shown(call.type()), call, context.references());
        Optional<Predicate<Resource>> selection = selection(call);
        var found = new ResultPage(page);
        if (Filters.none(call.query("$filter"))
                && view == null
                && selection.isEmpty()
                && call.type().items().isEmpty()) {
            found.take(reader, call);
        } else {
            Predicate<Resource> selected = selection.orElse(resource -> true);
            scan(call, reader, (resource, fields) -> {
                if (selected.test(resource) && filter.test(fields)) {
                    found.add(resource);
                }
            });
        }
        return found;
    }

    private Optional<Predicate<Resource>> selection(EntityRequest call) {
        return hooks.of(call.type()).stream()
                .flatMap(hook -> hook.selection(call, context).stream())
                .reduce(Predicate::and);
    }

    private ObjectNode body(EntityRequest call, Reader reader, Page page, ResultPage found) {
        ObjectNode body = Documents.object();
        ArrayNode value = body.putArray("value");
        found.resources()
                .forEach(resource -> rendering.item(resource, call, reader).ifPresent(value::add));
        body.put("count", found.count());
        if (found.more()) {
            body.put("nextLink", page.nextLink(call, found.next()));
        }
        return body;
    }

    /** The type whose fields a filter names. */
    private ResourceType shown(ResourceType type) {
        View view = type.view();
        String of = view == null ? type.link() : view.of();
        return of == null ? type : context.catalog().type(of).orElseThrow();
    }

    private void scan(EntityRequest call, Reader reader, Visitor visitor) {
        ResourceType type = call.type();
        View view = type.view();
        if (view == null) {
            scanStored(call, reader, visitor);
        } else if (view.link() != null) {
            scanLinks(view.link(), call.target().parentKey(), reader, visitor);
        } else {
            scanReferring(view, call.target().parentKey(), reader, visitor);
        }
    }

    /** A filter on a link reads what the link leads to, but what is shown is the link. */
    private void scanStored(EntityRequest call, Reader reader, Visitor visitor) {
        ResourceType type = call.type();
        FixedItems.scan(call.target(), context.catalog(), reader, resource -> {
            if (type.link() == null) {
                visitor.visit(resource, resource);
            } else {
                type.leadsTo(resource.key()).flatMap(reader::get).ifPresent(target -> visitor.visit(resource, target));
            }
        });
    }

    private void scanLinks(String link, @Nullable ResourceKey parent, Reader reader, Visitor visitor) {
        ResourceType type = context.catalog().type(link).orElseThrow();
        reader.scan(link, null, resource -> {
            if (type.leadsTo(resource.key()).filter(to -> to.equals(parent)).isPresent()) {
                resource.key().above().flatMap(reader::get).ifPresent(found -> visitor.visit(found, found));
            }
        });
    }

    private void scanReferring(View view, @Nullable ResourceKey parent, Reader reader, Visitor visitor) {
        String where = view.where();
        if (where != null && parent == null) {
            return;
        }
        reader.scan(view.of(), null, resource -> {
            if (where == null || parent == null || refersTo(resource, where, parent, context.references())) {
                visitor.visit(resource, resource);
            }
        });
    }

    /** The first resource of that name in a view of all resources of a type. */
    static Optional<Resource> first(View view, String name, Reader reader) {
        var found = new AtomicReference<@Nullable Resource>();
        reader.<RuntimeException>scan(view.of(), null, resource -> {
            if (resource.key().name().equals(name)) {
                found.compareAndSet(null, resource);
            }
        });
        return Optional.ofNullable(found.get());
    }

    /** Whether a reference member of a stored resource names {@code target}. */
    static boolean refersTo(Resource resource, String member, ResourceKey target, ResourceReferences references) {
        return MemberPath.of(member).in(Documents.properties(resource)).stream()
                .map(MemberPath.Place::value)
                .anyMatch(value -> value.isString()
                        && references
                                .target(value.asString())
                                .filter(target::equals)
                                .isPresent());
    }

    static String parent(EntityRequest call) {
        return call.target().parent().toLowerCase(java.util.Locale.ROOT);
    }

    /** Takes what is listed, together with the resource whose fields a filter reads: what a link leads to. */
    @FunctionalInterface
    private interface Visitor {
        void visit(Resource shown, Resource fields);
    }
}
