package io.holdfast.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an attribute or a text stands for: known when the policy is compiled, or evaluated for each call. */
public sealed interface Value<T extends @Nullable Object> {

    /** @throws EvaluationException if an expression fails, or gives what its place does not take */
    T get(Exchange exchange);

    /** Whether it is the same for every call; then {@link #literal} may be asked. */
    boolean isLiteral();

    /** @throws IllegalStateException if it is an expression's */
    T literal();

    /** What must be there before it is evaluated. */
    Set<Need> needs();

    /**
     * Its value made into something better: of a literal at once, of an expression for each call.
     *
     * @param change throws {@link EvaluationException} for what it can't use
     */
    <R extends @Nullable Object> Value<R> map(Function<? super T, ? extends R> change);

    /** Both values made into one: of literals at once. */
    default <U extends @Nullable Object, R extends @Nullable Object> Value<R> with(
            Value<U> other, BiFunction<? super T, ? super U, ? extends R> both) {
        if (isLiteral() && other.isLiteral()) {
            return of(both.apply(literal(), other.literal()));
        }
        Set<Need> needs = EnumSet.noneOf(Need.class);
        needs.addAll(needs());
        needs.addAll(other.needs());
        return evaluated(needs, exchange -> both.apply(get(exchange), other.get(exchange)));
    }

    /** All of them, in order. */
    static <T> Value<List<T>> all(List<Value<T>> values) {
        Value<List<T>> all = of(List.of());
        for (Value<T> value : values) {
            all = all.with(value, (list, next) -> {
                List<T> longer = new ArrayList<>(list);
                longer.add(next);
                return List.copyOf(longer);
            });
        }
        return all;
    }

    static <T extends @Nullable Object> Value<T> of(T literal) {
        return new Literal<>(literal);
    }

    /** @param evaluation runs for each call, on its event loop unless {@link Need#TIME} is among the needs */
    static <T extends @Nullable Object> Value<T> evaluated(
            Set<Need> needs, Function<Exchange, ? extends T> evaluation) {
        return new Evaluated<>(needs, evaluation);
    }

    /** Known when the policy is compiled. */
    record Literal<T extends @Nullable Object>(T literal) implements Value<T> {

        @Override
        public T get(Exchange exchange) {
            return literal;
        }

        @Override
        public boolean isLiteral() {
            return true;
        }

        @Override
        public Set<Need> needs() {
            return Set.of();
        }

        @Override
        public <R extends @Nullable Object> Value<R> map(Function<? super T, ? extends R> change) {
            return new Literal<>(change.apply(literal));
        }
    }

    /** Evaluated for each call. */
    record Evaluated<T extends @Nullable Object>(Set<Need> needs, Function<Exchange, ? extends T> evaluation)
            implements Value<T> {

        public Evaluated {
            needs = needs.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(needs));
        }

        @Override
        public T get(Exchange exchange) {
            return evaluation.apply(exchange);
        }

        @Override
        public boolean isLiteral() {
            return false;
        }

        @Override
        public T literal() {
            throw new IllegalStateException("an expression has another value for each call");
        }

        @Override
        public <R extends @Nullable Object> Value<R> map(Function<? super T, ? extends R> change) {
            return new Evaluated<>(needs, exchange -> change.apply(evaluation.apply(exchange)));
        }
    }
}
