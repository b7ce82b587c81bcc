package io.holdfast.entities.hooks;

import io.holdfast.entities.Documents;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.store.Transaction;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Looks for another resource that takes what must be unique. */
public final class Uniqueness {

    private Uniqueness() {}

    /** The first resource of a type other than {@code own} whose properties pass; below all parents when there is none. */
    public static Optional<Resource> other(
            ResourceKey own,
            String type,
            @Nullable String parent,
            Transaction transaction,
            Predicate<ObjectNode> same) {
        var found = new AtomicReference<@Nullable Resource>();
        transaction.scan(type, parent, resource -> {
            if (found.get() == null && !resource.key().equals(own) && same.test(Documents.properties(resource))) {
                found.set(resource);
            }
        });
        return Optional.ofNullable(found.get());
    }

    /** One of the same type with the same parent; right in a space that is the space. */
    public static Optional<Resource> sibling(ResourceKey own, Transaction transaction, Predicate<ObjectNode> same) {
        return other(own, own.type(), own.parent(), transaction, same);
    }
}
