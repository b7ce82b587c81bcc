package io.holdfast.store;

import io.holdfast.model.KeyOrder;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Checks what is added and in which state; the load does the work. */
final class RestoreWriter implements GenerationWriter {

    private enum State {
        LOADING,
        COMPLETE,
        ACTIVE,
        CLOSED
    }

    /** Makes the loaded generation the live one. */
    interface Switch {

        /** @throws IllegalStateException if this generation must never become live */
        void check();

        void to(String generation, String result, @Nullable String said);
    }

    private final String generation;
    private final Generations.Load load;
    private final Switch activation;
    private final Runnable discard;
    private State state = State.LOADING;
    private @Nullable ResourceKey last;
    private long count;

    RestoreWriter(String generation, Generations.Load load, Switch activation, Runnable discard) {
        this.generation = generation;
        this.load = load;
        this.activation = activation;
        this.discard = discard;
    }

    @Override
    public String name() {
        return generation;
    }

    @Override
    public void add(Resource resource) {
        require(State.LOADING);
        ResourceKey key = resource.key();
        if (last != null && last.type().equals(key.type()) && !KeyOrder.ascends(last, key)) {
            throw new IllegalArgumentException(
                    "Resources must be added in ascending order of their keys: " + key + " came after " + last);
        }
        last = key;
        load.add(resource);
        count++;
    }

    @Override
    public long complete() {
        require(State.LOADING);
        load.complete();
        state = State.COMPLETE;
        return count;
    }

    @Override
    public void correct(Collection<ResourceKey> removed, Collection<Resource> replaced) {
        require(State.COMPLETE);
        load.correct(removed, replaced);
    }

    @Override
    public Reader read() {
        require(State.COMPLETE);
        return load.read();
    }

    @Override
    public void activate(String result, @Nullable String said) {
        require(State.COMPLETE);
        activation.check();
        load.close();
        activation.to(generation, result, said);
        state = State.ACTIVE;
    }

    @Override
    public void close() {
        if (state == State.ACTIVE || state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        load.close();
        discard.run();
    }

    private void require(State expected) {
        if (state != expected) {
            throw new IllegalStateException("The new generation is " + state + ", not " + expected);
        }
    }
}
