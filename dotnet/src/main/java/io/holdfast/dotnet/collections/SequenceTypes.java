package io.holdfast.dotnet.collections;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetEnumerable;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import org.jspecify.annotations.Nullable;

/** IEnumerable and IEnumerator, and IDisposable. */
@AutoService(NetTypeSource.class)
public final class SequenceTypes implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {
            "System.Collections.Generic.IEnumerable",
            "System.Collections.Generic.IEnumerator",
            "System.Collections.IEnumerable",
            "System.Collections.IEnumerator",
            "System.IDisposable"
        };
    }

    @Override
    public NetType describe(String name) {
        return switch (name) {
            case "System.Collections.Generic.IEnumerable" ->
                NetTypeBuilder.ofInterface(name + "<out T>", NetEnumerable.class)
                        .is("System.Collections.IEnumerable")
                        .method("IEnumerator<T> GetEnumerator()", (work, self, a) -> new NetEnumerator(Args.self(self)))
                        .build();
            case "System.Collections.IEnumerable" ->
                NetTypeBuilder.ofInterface(name, NetEnumerable.class)
                        .method(
                                "System.Collections.IEnumerator GetEnumerator()",
                                (work, self, a) -> new NetEnumerator(Args.self(self)))
                        .build();
            case "System.Collections.Generic.IEnumerator" ->
                NetTypeBuilder.ofInterface(name + "<out T>", NetEnumerator.class)
                        .is("System.Collections.IEnumerator", "IDisposable")
                        .property("T Current", (work, self, a) -> of(self).current())
                        .build();
            case "System.Collections.IEnumerator" ->
                NetTypeBuilder.ofInterface(name, NetEnumerator.class)
                        .property("object Current", (work, self, a) -> of(self).current())
                        .method("bool MoveNext()", (work, self, a) -> {
                            work.tick();
                            return of(self).moveNext();
                        })
                        .method("void Reset()", (work, self, a) -> {
                            of(self).reset();
                            return null;
                        })
                        .build();
            default ->
                NetTypeBuilder.ofInterface(name, Object.class)
                        .method("void Dispose()", (work, self, a) -> null)
                        .build();
        };
    }

    private static NetEnumerator of(@Nullable Object self) {
        return Args.self(self);
    }

    /** The parts of a description that all sequences share. */
    static void enumerable(NetTypeBuilder builder, String element) {
        builder.method(
                "IEnumerator<" + element + "> GetEnumerator()", (work, self, a) -> new NetEnumerator(Args.self(self)));
    }
}
