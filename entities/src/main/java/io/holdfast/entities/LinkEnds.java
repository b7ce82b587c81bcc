package io.holdfast.entities;

import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ResourceType;
import io.holdfast.model.Space;
import io.holdfast.model.View;
import io.holdfast.store.Reader;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Both ends of the links that a view with names of its own shows. The near end is the parent of the view. It is the parent of the
 * link as well ({@code products/apis} seen from the product), or what the link is named after ({@code apis/tags} seen from the tag).
 *
 * @param link the type of the links
 * @param member the member that shows the far end
 * @param near the parent of the view
 * @param farType the type at the far end
 */
record LinkEnds(ResourceType link, String member, ResourceKey near, String farType) {

    static LinkEnds of(EntityRequest call, Catalog catalog) {
        View view = Objects.requireNonNull(call.type().view());
        ResourceType link = catalog.type(view.of()).orElseThrow();
        ResourceKey near = Objects.requireNonNull(call.target().parentKey());
        String far = link.parent().equals(near.type()) ? Objects.requireNonNull(link.link()) : link.parent();
        return new LinkEnds(link, Objects.requireNonNull(view.member()), near, far);
    }

    private boolean fromParent() {
        return link.parent().equals(near.type());
    }

    void scan(Reader reader, Consumer<Resource> links) {
        reader.<RuntimeException>scan(link.name(), fromParent() ? near.names() : null, each -> {
            if (fromParent() || link.leadsTo(each.key()).filter(near::equals).isPresent()) {
                links.accept(each);
            }
        });
    }

    /** The key of the link between the near end and {@code far}. */
    ResourceKey key(Resource far) {
        return fromParent()
                ? near.child(link.segment(), far.key().name())
                : far.key().child(link.segment(), near.name());
    }

    /** The path of a link that is not stored yet; its ends are. */
    String path(ResourceKey key, Reader reader) {
        String name = link.leadsTo(key).flatMap(reader::get).map(Resource::name).orElse(key.name());
        return path(key.above(), reader) + "/" + link.segment() + "/" + name;
    }

    String nearPath(Reader reader) {
        return path(Optional.of(near), reader);
    }

    String farPath(Resource stored, Reader reader) {
        return path(fromParent() ? link.leadsTo(stored.key()) : stored.key().above(), reader);
    }

    private static String path(Optional<ResourceKey> key, Reader reader) {
        return key.flatMap(reader::get)
                .map(Resource::path)
                .or(() -> key.map(ResourceKey::toString))
                .orElse("");
    }

    /** How callers name the far end. */
    String form() {
        return "/" + Space.plain(farType).replace("/", "/{id}/") + "/{id}";
    }
}
