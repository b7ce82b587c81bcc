package io.holdfast.gateway.routes;

import io.holdfast.policy.Pipeline;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps compiled pipelines by product, for as long as the {@code epoch} that they were compiled in lasts. Two requests that come at
 * the same time may both compile; the results are equal.
 */
final class PipelineSlot {

    /** @param perOperation the result depends on the operation, so operations cannot share it */
    record Compiled(Pipeline pipeline, boolean perOperation) {}

    private record State(Object epoch, ConcurrentHashMap<String, Compiled> byProduct) {}

    private volatile @Nullable State state;

    @SuppressWarnings("ReferenceEquality") // an epoch is an identity, nothing else
    Compiled get(Object epoch, @Nullable String product, Supplier<Compiled> compile) {
        State current = state;
        if (current == null || current.epoch() != epoch) {
            current = new State(epoch, new ConcurrentHashMap<>(2));
            state = current;
        }
        String key = product == null ? "" : product;
        Compiled known = current.byProduct().get(key);
        if (known == null) {
            known = compile.get();
            current.byProduct().put(key, known);
        }
        return known;
    }
}
