package io.holdfast.policy.elements;

import io.holdfast.policy.Code;
import io.holdfast.policy.Exchange;
import io.holdfast.policy.Flow;
import io.holdfast.policy.PerOperation;
import io.holdfast.policy.PolicyElement;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.definition.OperationDefinition;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a policy prepares from the definition of the operation that is called: made when the operation is first called, from what is then
 * read of its document, and kept for operations called lately.
 */
final class Defined<T> {

    /** What is there for the steps that follow in this call, by who wants it. */
    private static final class Ready {
        private final IdentityHashMap<Object, Object> values = new IdentityHashMap<>();
        private @Nullable OperationDefinition definition;
    }

    private final PerOperation<AtomicReference<@Nullable T>> kept;
    private final Function<OperationDefinition, T> preparation;
    private final Set<String> schemas;
    private final String element;

    /** @param preparation may take long: it is done by the step that asks {@link #of} */
    Defined(PolicyElement element, Function<OperationDefinition, T> preparation) {
        this(element, Set.of(), preparation);
    }

    /** @param schemas ids of schemas of the service that are wanted, too */
    Defined(PolicyElement element, Set<String> schemas, Function<OperationDefinition, T> preparation) {
        this.element = element.name();
        this.schemas = Set.copyOf(schemas);
        if (!schemas.isEmpty()) {
            element.context().schemas();
        }
        this.preparation = preparation;
        this.kept = new PerOperation<>(element, operation -> new AtomicReference<>());
    }

    /** Adds a step that waits for the definition if it is needed; those that ask follow it. */
    void await(Code code) {
        code.step(exchange -> {
            T known = kept.of(exchange).get();
            if (known != null) {
                ready(exchange).values.put(this, known);
                return Flow.NEXT;
            }
            return exchange.await(() -> exchange.definition(schemas), (same, definition) -> {
                ready(same).definition = definition;
                return Flow.NEXT;
            });
        });
    }

    @SuppressWarnings("unchecked") // what is put by this is this one's
    T of(Exchange exchange) {
        Ready ready = ready(exchange);
        Object known = ready.values.get(this);
        if (known != null) {
            return (T) known;
        }
        OperationDefinition definition = ready.definition;
        if (definition == null) {
            throw new PolicyException(500, element, "DefinitionNotFound", "Internal server error");
        }
        T prepared = preparation.apply(definition);
        kept.of(exchange).set(prepared);
        return prepared;
    }

    private static Ready ready(Exchange exchange) {
        Ready known = exchange.note(Ready.class);
        if (known == null) {
            known = new Ready();
            exchange.note(known);
        }
        return known;
    }
}
