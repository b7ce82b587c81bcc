package io.holdfast.policy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a policy prepares for the operation that is called. A document is compiled once for all operations that it applies to, so this is
 * made when one of them is first called, and kept for those called lately. Thread-safe.
 */
public final class PerOperation<T> {

    private static final int KEPT = 512;

    private record Entry<T>(OperationView operation, T prepared) {}

    private final Spot spot;
    private final String element;
    private final Function<OperationView, T> preparation;
    /** Most policies belong to one operation: then nothing more is needed. */
    private volatile @Nullable Entry<T> last;

    private volatile @Nullable Map<OperationView, T> others;

    /** @param preparation throws what {@link PolicyElement#refuse} makes if the element can't run for the operation */
    public PerOperation(PolicyElement element, Function<OperationView, T> preparation) {
        this.spot = element.spot();
        this.element = element.name();
        this.preparation = preparation;
    }

    /** @throws PolicyException if the call has no operation, or the element can't run for it */
    @SuppressWarnings(
            "ReferenceEquality") // a gateway gives the same view of an operation for as long as it is what it is
    public T of(Exchange exchange) {
        OperationView operation = exchange.operation();
        Entry<T> known = last;
        if (known != null && known.operation() == operation) {
            return known.prepared();
        }
        try {
            if (operation == null) {
                throw new NotRunnableException(element, "it needs an operation, and this call has none");
            }
            return prepared(operation, known);
        } catch (NotRunnableException e) {
            throw DocumentCompiler.refusal(spot, e);
        }
    }

    private T prepared(OperationView operation, @Nullable Entry<T> known) {
        if (known == null) {
            T prepared = preparation.apply(operation);
            last = new Entry<>(operation, prepared);
            return prepared;
        }
        Map<OperationView, T> kept = others;
        if (kept == null || kept.size() >= KEPT) {
            kept = new ConcurrentHashMap<>();
            others = kept;
        }
        T prepared = kept.get(operation);
        if (prepared == null) {
            prepared = preparation.apply(operation);
            kept.put(operation, prepared);
        }
        return prepared;
    }
}
