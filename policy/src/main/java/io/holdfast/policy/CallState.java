package io.holdfast.policy;

import io.holdfast.policy.definition.OperationDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What policies keep of a call that is no part of its messages. */
abstract class CallState {

    private @Nullable Map<String, @Nullable Object> variables;
    private @Nullable Map<Class<?>, Object> notes;
    private @Nullable LastError lastError;
    private @Nullable Pending pending;
    private final List<ResponseTap> taps = new ArrayList<>(0);

    /** The variables of the call by name, whose case counts. A view; changed by {@link #variable}. */
    public Map<String, @Nullable Object> variables() {
        return variables == null ? Map.of() : Collections.unmodifiableMap(variables);
    }

    public void variable(String name, @Nullable Object value) {
        if (variables == null) {
            variables = new HashMap<>();
        }
        variables.put(name, value);
    }

    /** The error that the call is in, or had and survived; null if there was none. */
    public @Nullable LastError lastError() {
        return lastError;
    }

    /** What a policy left for itself or another one of this call, by its class; null if there is none. */
    public <T> @Nullable T note(Class<T> kind) {
        return notes == null ? null : kind.cast(notes.get(kind));
    }

    /** Leaves something for later in this call, in the place of what was left of the same class. */
    public void note(Object note) {
        if (notes == null) {
            notes = new HashMap<>();
        }
        notes.put(note.getClass(), note);
    }

    /** Who is told what policies see. */
    public Telemetry telemetry() {
        return Telemetry.NONE;
    }

    /**
     * What the definition of the API says of the operation that is called. It is read when a policy first asks, which may wait for the
     * database: use it with {@link #await}.
     *
     * @param schemas ids of schemas of the service that are wanted, too
     */
    public CompletionStage<OperationDefinition> definition(Set<String> schemas) {
        return CompletableFuture.failedStage(
                new PolicyException(500, "configuration", "DefinitionNotFound", "Internal server error"));
    }

    /** Lets the body of the response pass by, as it is sent to the caller. */
    public void tap(ResponseTap tap) {
        taps.add(tap);
    }

    /** Those who are told of the response's body. */
    protected List<ResponseTap> taps() {
        return taps;
    }

    /**
     * Waits for work without holding a thread: what a step returns that calls out. An error of the work is the step's.
     *
     * @param work begins it, on the call's event loop; it may end on any thread, and is cancelled when the caller is gone
     * @param then what happens with the result: the rest of the step
     */
    @SuppressWarnings("unchecked") // the result is what the work gives
    public <T extends @Nullable Object> Flow await(
            Supplier<? extends CompletionStage<T>> work, BiFunction<Exchange, T, Flow> then) {
        pending = new Pending(work, (exchange, result) -> then.apply(exchange, (T) result));
        return Flow.SUSPEND;
    }

    @Nullable
    Pending takePending() {
        Pending taken = pending;
        pending = null;
        return taken;
    }

    void failed(LastError error) {
        lastError = error;
    }
}
