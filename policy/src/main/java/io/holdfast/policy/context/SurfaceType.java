package io.holdfast.policy.context;

import io.holdfast.dotnet.Invoker;
import io.holdfast.dotnet.NetTypeBuilder;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Describes a type of the context by what reads its properties. They are interfaces to documents; nobody implements or makes them. */
final class SurfaceType<T> {

    private final NetTypeBuilder builder;
    private final Class<T> javaClass;

    private SurfaceType(String name, Class<T> javaClass) {
        this.builder = NetTypeBuilder.ofClass(name, javaClass);
        this.javaClass = javaClass;
    }

    /** @param name without a namespace: documents know none for these */
    static <T> SurfaceType<T> of(String name, Class<T> javaClass) {
        return new SurfaceType<>(name, javaClass);
    }

    SurfaceType<T> property(String signature, Function<T, ? extends @Nullable Object> read) {
        builder.property(signature, (work, self, a) -> read.apply(self(self)));
        return this;
    }

    SurfaceType<T> method(String signature, Invoker does) {
        builder.method(signature, does);
        return this;
    }

    private T self(@Nullable Object self) {
        return javaClass.cast(Objects.requireNonNull(self));
    }

    NetTypeBuilder builder() {
        return builder;
    }
}
