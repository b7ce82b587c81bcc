package io.holdfast.gateway.routes;

import io.holdfast.policy.OperationView;
import io.holdfast.policy.Pipeline;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps pipelines by product, for as long as the {@code epoch} that they were put together in lasts. */
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

    /** Null if there is none of that epoch. */
    @SuppressWarnings("ReferenceEquality") // an epoch is an identity, nothing else
    @Nullable
    Pipeline get(Object epoch, @Nullable String product) {
        State current = state;
        return current == null || current.epoch() != epoch
                ? null
                : current.byProduct().get(product == null ? "" : product);
    }

    @SuppressWarnings("ReferenceEquality")
    void put(Object epoch, @Nullable String product, Pipeline pipeline) {
        State current = state;
        if (current == null || current.epoch() != epoch) {
            current = new State(epoch, new ConcurrentHashMap<>(2));
            state = current;
        }
        current.byProduct().put(product == null ? "" : product, pipeline);
    }
}
