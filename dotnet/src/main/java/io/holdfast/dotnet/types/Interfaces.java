package io.holdfast.dotnet.types;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Values;
import java.util.List;

/** IComparable, IEquatable, IFormattable: what values of many types can do. And Void. */
@AutoService(NetTypeSource.class)
public final class Interfaces implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"System.IComparable", "System.IEquatable", "System.IFormattable", "System.Void"};
    }

    @Override
    public NetType describe(String name) {
        return describeAll(name).getFirst();
    }

    @Override
    public List<NetType> describeAll(String name) {
        return switch (name) {
            case "System.IComparable" ->
                List.of(
                        NetTypeBuilder.ofInterface(name, Comparable.class)
                                .method("int CompareTo(object obj)", (work, self, a) -> Values.compare(self, a[0]))
                                .build(),
                        NetTypeBuilder.ofInterface(name + "<in T>", Comparable.class)
                                .method("int CompareTo(T other)", (work, self, a) -> Values.compare(self, a[0]))
                                .build());
            case "System.IEquatable" ->
                List.of(NetTypeBuilder.ofInterface(name + "<T>", Object.class)
                        .method("bool Equals(T other)", (work, self, a) -> Values.equals(self, a[0]))
                        .build());
            case "System.IFormattable" ->
                List.of(NetTypeBuilder.ofInterface(name, Object.class).build());
            default -> List.of(NetTypeBuilder.ofStatic(name).build());
        };
    }
}
