package io.holdfast.dotnet.types;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Values;

/** Object, whose members all have. */
@AutoService(NetTypeSource.class)
public final class ObjectType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"System.Object"};
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public NetType describe(String name) {
        return NetTypeBuilder.ofClass(name, Object.class)
                .constructor("()", (work, self, a) -> new Object())
                .method("bool Equals(object obj)", (work, self, a) -> Values.equals(self, a[0]))
                .method("int GetHashCode()", (work, self, a) -> Values.hashCode(Args.self(self)))
                .method("string ToString()", (work, self, a) -> Values.toString(work, Args.self(self)))
                .staticMethod("bool Equals(object objA, object objB)", (work, self, a) -> Values.equals(a[0], a[1]))
                .staticMethod("bool ReferenceEquals(object objA, object objB)", (work, self, a) -> a[0] == a[1])
                .build();
    }
}
