package io.holdfast.dotnet.collections;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetComparer;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import org.jspecify.annotations.Nullable;

/** IComparer and IEqualityComparer. */
@AutoService(NetTypeSource.class)
public final class ComparerTypes implements NetTypeSource {

    private static final String SPACE = "System.Collections.Generic.";

    @Override
    public String[] names() {
        return new String[] {SPACE + "IComparer", SPACE + "IEqualityComparer"};
    }

    @Override
    public NetType describe(String name) {
        NetTypeBuilder builder = NetTypeBuilder.ofInterface(name + "<in T>", NetComparer.class);
        if (name.endsWith("IComparer")) {
            return builder.method("int Compare(T x, T y)", (work, self, a) -> of(self).compare(a[0], a[1]))
                    .build();
        }
        return builder.method("bool Equals(T x, T y)", (work, self, a) -> same(of(self), a[0], a[1]))
                .method(
                        "int GetHashCode(T obj)",
                        (work, self, a) -> of(self).key(Args.given(a[0], "obj")).hashCode())
                .build();
    }

    private static NetComparer of(@Nullable Object self) {
        return Args.self(self);
    }

    static boolean same(NetComparer comparer, @Nullable Object a, @Nullable Object b) {
        return (a == null || b == null)
                ? a == null && b == null
                : comparer.key(a).equals(comparer.key(b));
    }
}
