package io.holdfast.dotnet.types;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tuple with one to seven items, and Tuple.Create. */
@AutoService(NetTypeSource.class)
public final class TupleTypes implements NetTypeSource {

    private static final int MOST = 7;
    private static final String NAME = "System.Tuple";

    @Override
    public String[] names() {
        return new String[] {NAME};
    }

    @Override
    public NetType describe(String name) {
        return describeAll(name).getFirst();
    }

    @Override
    public List<NetType> describeAll(String name) {
        List<NetType> all = new ArrayList<>();
        NetTypeBuilder create = NetTypeBuilder.ofStatic(NAME);
        for (int arity = 1; arity <= MOST; arity++) {
            all.add(tuple(arity));
            create(create, arity);
        }
        all.add(create.build());
        return all;
    }

    private static String joined(int arity, String pattern) {
        return IntStream.rangeClosed(1, arity)
                .mapToObj(i -> pattern.replace("%", Integer.toString(i)))
                .collect(Collectors.joining(", "));
    }

    private static NetType tuple(int arity) {
        NetTypeBuilder builder = NetTypeBuilder.ofClass(NAME + "<" + joined(arity, "T%") + ">", NetTuple.class)
                .is("IComparable")
                .genericConstructor("(" + joined(arity, "T% item%") + ")", (work, types, self, a) -> made(types, a))
                .method("string ToString()", (work, self, a) -> text(work, Args.self(self)))
                .method("bool Equals(object obj)", (work, self, a) -> Values.equals(self, a[0]))
                .method("int GetHashCode()", (work, self, a) -> Values.hashCode(Args.self(self)));
        for (int i = 0; i < arity; i++) {
            int at = i;
            builder.property("T" + (i + 1) + " Item" + (i + 1), (work, self, a) -> Args.<NetTuple>self(self).items[at]);
        }
        return builder.build();
    }

    private static NetTuple made(TypeRef[] types, @org.jspecify.annotations.Nullable Object[] items) {
        return new NetTuple(TypeRefs.of(NAME, types), items.clone());
    }

    private static void create(NetTypeBuilder builder, int arity) {
        String types = joined(arity, "T%");
        builder.genericStaticMethod(
                "Tuple<" + types + "> Create<" + types + ">(" + joined(arity, "T% item%") + ")",
                (work, own, self, a) -> made(own, a));
    }

    private static String text(Work work, NetTuple tuple) {
        StringBuilder text = new StringBuilder("(");
        work.enter();
        for (int i = 0; i < tuple.items.length; i++) {
            String item = Values.toString(work, tuple.items[i]);
            work.charge(2L * item.length());
            text.append(i == 0 ? "" : ", ").append(item);
        }
        work.leave();
        return text.append(')').toString();
    }
}
