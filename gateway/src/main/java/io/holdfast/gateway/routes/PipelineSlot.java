package io.holdfast.gateway.routes;

import io.holdfast.policy.OperationView;
import io.holdfast.policy.Pipeline;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps compiled pipelines by product, for as long as the {@code epoch} that they were compiled in lasts. Two requests that come at
 * the same time may both compile; the results are equal.
 */
final class PipelineSlot {

    private record State(Object epoch, ConcurrentHashMap<String, Pipeline> byProduct) {}

    private volatile @Nullable State state;
    private volatile @Nullable OperationView view;

    /** What policies see of the operation whose slot it is; always the same. */
    OperationView view(Supplier<OperationView> make) {
        OperationView made = view;
        return made == null ? make(make) : made;
    }

    private synchronized OperationView make(Supplier<OperationView> make) {
        OperationView made = view;
        if (made == null) {
            made = make.get();
            view = made;
        }
        return made;
    }

    @SuppressWarnings("ReferenceEquality") // an epoch is an identity, nothing else
    Pipeline get(Object epoch, @Nullable String product, Supplier<Pipeline> compile) {
        State current = state;
        if (current == null || current.epoch() != epoch) {
            current = new State(epoch, new ConcurrentHashMap<>(2));
            state = current;
        }
        String key = product == null ? "" : product;
        Pipeline known = current.byProduct().get(key);
        if (known == null) {
            known = compile.get();
            current.byProduct().put(key, known);
        }
        return known;
    }
}
