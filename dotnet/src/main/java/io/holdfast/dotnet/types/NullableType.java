package io.holdfast.dotnet.types;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import java.util.List;

/**
 * Nullable, with and without its parameter. A value is the value itself or null, so its members are the only ones that are called on
 * null; they are extension-like and static to Java, whose {@code self} may then be null.
 */
@AutoService(NetTypeSource.class)
public final class NullableType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"System.Nullable"};
    }

    @Override
    public NetType describe(String name) {
        return describeAll(name).getFirst();
    }

    @Override
    public List<NetType> describeAll(String name) {
        NetType generic = NetTypeBuilder.ofStruct(name + "<T>", Object.class, null)
                .constructor("(T value)", (work, self, a) -> a[0])
                .property("bool HasValue", (work, self, a) -> self != null)
                .property("T Value", (work, self, a) -> {
                    if (self == null) {
                        throw NetException.invalidOperation("Nullable object must have a value.");
                    }
                    return self;
                })
                .genericMethod(
                        "T GetValueOrDefault()",
                        (work, types, self, a) -> self != null || types.length == 0 ? self : TypeRefs.zero(types[0]))
                .method("T GetValueOrDefault(T defaultValue)", (work, self, a) -> self == null ? a[0] : self)
                .method("bool Equals(object other)", (work, self, a) -> Values.equals(self, a[0]))
                .method("int GetHashCode()", (work, self, a) -> self == null ? 0 : Values.hashCode(self))
                .method("string ToString()", (work, self, a) -> Values.toString(work, self))
                .build();
        NetType helpers = NetTypeBuilder.ofStatic(name)
                .staticMethod("int Compare<T>(T? n1, T? n2)", (work, self, a) -> Values.compare(a[0], a[1]))
                .staticMethod("bool Equals<T>(T? n1, T? n2)", (work, self, a) -> Values.equals(a[0], a[1]))
                .build();
        return List.of(generic, helpers);
    }
}
