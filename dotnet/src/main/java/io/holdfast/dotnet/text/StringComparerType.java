package io.holdfast.dotnet.text;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.Collation;
import io.holdfast.dotnet.NetComparer;
import io.holdfast.dotnet.NetObject;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** StringComparer. */
@AutoService(NetTypeSource.class)
public final class StringComparerType implements NetTypeSource {

    private static final String NAME = "System.StringComparer";

    /** A comparer of one kind. */
    record Comparer(StringComparison how) implements NetComparer, NetObject {
        @Override
        public TypeRef netType() {
            return TypeRefs.of(NAME);
        }

        @Override
        public int compare(@Nullable Object a, @Nullable Object b) {
            return a instanceof String s && b instanceof String t ? Search.compare(s, t, how) : Values.compare(a, b);
        }

        @Override
        public Object key(Object value) {
            if (!(value instanceof String text)) {
                return Values.key(value);
            }
            String seen = how.isOrdinal() ? text : Collation.visible(text);
            return how.ignoresCase() ? Cases.folded(seen) : seen;
        }
    }

    @Override
    public String[] names() {
        return new String[] {NAME};
    }

    @Override
    public NetType describe(String name) {
        NetTypeBuilder builder = NetTypeBuilder.ofClass(name, Comparer.class)
                .is("IComparer<string>", "IEqualityComparer<string>")
                .staticMethod(
                        "StringComparer FromComparison(StringComparison comparisonType)",
                        (work, self, a) -> new Comparer(Args.self(a[0])))
                .method("int Compare(string x, string y)", (work, self, a) -> of(self).compare(a[0], a[1]))
                .method("int Compare(object x, object y)", (work, self, a) -> of(self).compare(a[0], a[1]))
                .method("bool Equals(string x, string y)", (work, self, a) -> same(of(self), a[0], a[1]))
                .method("bool Equals(object x, object y)", (work, self, a) -> same(of(self), a[0], a[1]))
                .method(
                        "int GetHashCode(string obj)",
                        (work, self, a) -> of(self).key(Args.given(a[0], "obj")).hashCode())
                .method(
                        "int GetHashCode(object obj)",
                        (work, self, a) -> of(self).key(Args.given(a[0], "obj")).hashCode());
        for (StringComparison each : StringComparison.values()) {
            Comparer comparer = new Comparer(each);
            builder.staticProperty("StringComparer " + each.name(), (work, self, a) -> comparer);
        }
        return builder.build();
    }

    private static Comparer of(@Nullable Object self) {
        return Args.self(self);
    }

    private static boolean same(Comparer comparer, @Nullable Object a, @Nullable Object b) {
        return (a == null || b == null)
                ? a == null && b == null
                : Objects.equals(a, b) || comparer.key(a).equals(comparer.key(b));
    }
}
