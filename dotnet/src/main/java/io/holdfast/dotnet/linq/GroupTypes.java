package io.holdfast.dotnet.linq;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import org.jspecify.annotations.Nullable;

/** IGrouping, ILookup, Lookup, IOrderedEnumerable: what LINQ gives. */
@AutoService(NetTypeSource.class)
public final class GroupTypes implements NetTypeSource {

    private static final String SPACE = "System.Linq.";

    @Override
    public String[] names() {
        return new String[] {SPACE + "IGrouping", SPACE + "ILookup", SPACE + "Lookup", SPACE + "IOrderedEnumerable"};
    }

    @Override
    public NetType describe(String name) {
        return switch (name.substring(SPACE.length())) {
            case "IGrouping" ->
                NetTypeBuilder.ofInterface(name + "<out TKey, out TElement>", NetGrouping.class)
                        .is("IEnumerable<TElement>")
                        .property(
                                "TKey Key",
                                (work, self, a) -> Args.<NetGrouping>self(self).key())
                        .build();
            case "IOrderedEnumerable" ->
                NetTypeBuilder.ofInterface(name + "<out TElement>", NetOrdered.class)
                        .is("IEnumerable<TElement>")
                        .build();
            case "ILookup" -> lookup(NetTypeBuilder.ofInterface(name + "<TKey, TElement>", NetLookup.class));
            default ->
                lookup(NetTypeBuilder.ofClass(name + "<TKey, TElement>", NetLookup.class)
                        .is("ILookup<TKey, TElement>"));
        };
    }

    private static NetType lookup(NetTypeBuilder builder) {
        return builder.is("IEnumerable<IGrouping<TKey, TElement>>")
                .property("int Count", (work, self, a) -> of(self).count())
                .indexer("IEnumerable<TElement> this[TKey key]", (work, self, a) -> of(self).find(a[0]))
                .method("bool Contains(TKey key)", (work, self, a) -> of(self).has(a[0]))
                .build();
    }

    private static NetLookup of(@Nullable Object self) {
        return Args.self(self);
    }
}
