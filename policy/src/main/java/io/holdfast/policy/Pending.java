package io.holdfast.policy;

import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work that a step waits for, and what it does with the result. */
record Pending(Supplier<? extends CompletionStage<?>> work, BiFunction<Exchange, @Nullable Object, Flow> then) {}
