package io.holdfast.entities;

import io.holdfast.arm.ArmResponse;
import io.holdfast.model.Resource;
import io.holdfast.model.Space;
import io.holdfast.store.Reader;
import io.holdfast.store.Transaction;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one resource type needs beyond its description. A descriptor names hooks by their simple class name; they are
 * found with {@link java.util.ServiceLoader}. Hooks hold no state. A type may have a twin in workspaces: what a hook looks up beside its
 * resource it finds through {@link Draft#space()} and {@link EntityRequest#space()}, which know the keys in the service and in a workspace.
 */
public interface EntityHook {

    /** The name that descriptors use. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** The name under which a resource of {@code space} is stored that callers may also call {@code requested}. */
    default String resourceName(String requested, Space space, Reader reader) {
        return requested;
    }

    /** Before the transaction of a PUT or PATCH: slow work goes here. */
    default void prepare(Draft draft) {}

    /** In the transaction, before the schema is checked: sets what follows from other members. */
    default void complete(Draft draft, Transaction transaction) {}

    /** In the transaction, when the schema holds: checks what a schema cannot say, with {@link Draft#refuse}. */
    default void check(Draft draft, Transaction transaction) {}

    /** In the transaction, after the resource was stored: writes what belongs to it. */
    default void stored(Draft draft, Transaction transaction) {}

    /** In the transaction, before a resource is deleted. @throws io.holdfast.arm.ArmException to refuse */
    default void deleting(Resource resource, EntityRequest call, HookContext context, Transaction transaction) {}

    /** Which resources of the type a list shows, beside what {@code $filter} says; empty for all. */
    default Optional<Predicate<Resource>> selection(EntityRequest call, HookContext context) {
        return Optional.empty();
    }

    /** Changes what a GET shows; members that the schema does not declare may be added. */
    default void show(ObjectNode properties, Resource resource, EntityRequest call) {}

    /** Answers a GET of an item in another way. */
    default Optional<ArmResponse> answer(Resource resource, EntityRequest call, HookContext context) {
        return Optional.empty();
    }

    /**
     * Before an action looks for its resource: answers in place of it, or refuses. No transaction is open, so slow work goes here. A 200
     * without a body shows the resource as it is then.
     *
     * @throws io.holdfast.arm.ArmException to refuse
     */
    default Optional<ArmResponse> beforeAction(String action, EntityRequest call, HookContext context) {
        return Optional.empty();
    }

    /** Answers a request to a type that the descriptor lets this hook compute; its verb is one that the type allows. */
    default ArmResponse compute(EntityRequest call, HookContext context) {
        throw new UnsupportedOperationException(name() + " does not compute " + call.type());
    }

    /** Carries out an action that the descriptor gives to this hook. */
    default ArmResponse act(String action, Resource resource, EntityRequest call, Transaction transaction) {
        throw new UnsupportedOperationException(name() + " does not know the action " + action);
    }
}
