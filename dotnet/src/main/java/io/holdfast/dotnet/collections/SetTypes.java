package io.holdfast.dotnet.collections;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetComparer;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ISet and HashSet. */
@AutoService(NetTypeSource.class)
public final class SetTypes implements NetTypeSource {

    private static final String SPACE = "System.Collections.Generic.";

    @Override
    public String[] names() {
        return new String[] {SPACE + "ISet", SPACE + "HashSet"};
    }

    @Override
    public NetType describe(String name) {
        if (name.endsWith("ISet")) {
            return NetTypeBuilder.ofInterface(name + "<T>", NetSet.class)
                    .is("ICollection<T>")
                    .with(SetTypes::operations)
                    .build();
        }
        String comparer = "IEqualityComparer<T> comparer";
        return NetTypeBuilder.ofClass(name + "<T>", NetSet.class)
                .is("ISet<T>", "IReadOnlyCollection<T>")
                .genericConstructor("()", (work, types, self, a) -> made(work, types[0], null, null))
                .genericConstructor("(int capacity)", (work, types, self, a) -> made(work, types[0], null, null))
                .genericConstructor("(" + comparer + ")", (work, types, self, a) -> made(work, types[0], null, a[0]))
                .genericConstructor(
                        "(IEnumerable<T> collection)",
                        (work, types, self, a) -> made(work, types[0], Args.given(a[0], "collection"), null))
                .genericConstructor(
                        "(IEnumerable<T> collection, " + comparer + ")",
                        (work, types, self, a) -> made(work, types[0], Args.given(a[0], "collection"), a[1]))
                .property("int Count", (work, self, a) -> of(self).count())
                .with(b -> SequenceTypes.enumerable(b, "T"))
                .with(SetTypes::operations)
                .with(SetTypes::own)
                .build();
    }

    private static NetSet of(@Nullable Object self) {
        return Args.self(self);
    }

    private static NetSet made(Work work, TypeRef element, @Nullable Object from, @Nullable Object comparer) {
        NetSet made = new NetSet(element, NetComparer.orDefault(comparer));
        if (from != null) {
            Elements.all(work, from).forEach(each -> made.put(work, each));
        }
        return made;
    }

    private static void own(NetTypeBuilder builder) {
        builder.method("bool Contains(T item)", (work, self, a) -> of(self).contains(a[0]))
                .method("bool Remove(T item)", (work, self, a) -> of(self).remove(a[0]))
                .method("void Clear()", (work, self, a) -> {
                    of(self).clear();
                    return null;
                })
                .method("void CopyTo(T[] array)", (work, self, a) -> {
                    Elements.copyTo(work, of(self), a[0], 0);
                    return null;
                })
                .method("void CopyTo(T[] array, int arrayIndex)", (work, self, a) -> {
                    Elements.copyTo(work, of(self), a[0], Args.whole(a[1]));
                    return null;
                })
                .method("int RemoveWhere(Predicate<T> match)", (work, self, a) -> {
                    var match = Args.function(a[0], "match");
                    List<@Nullable Object> gone = Elements.all(work, of(self));
                    gone.removeIf(each -> !Args.flag(match.call(each)));
                    gone.forEach(of(self)::remove);
                    return gone.size();
                })
                .mayRunLong()
                .method("bool TryGetValue(T equalValue, out T actualValue)", (work, self, a) -> {
                    boolean has = of(self).contains(a[0]);
                    Args.out(a[1]).value = has ? of(self).find(a[0]) : TypeRefs.zero(of(self).element());
                    return has;
                })
                .method("void TrimExcess()", (work, self, a) -> null);
    }

    private interface Change {
        void make(Work work, NetSet set, NetSet other);
    }

    private interface Question {
        boolean ask(NetSet set, NetSet other);
    }

    private static NetSet other(Work work, NetSet set, @Nullable Object given) {
        return made(work, set.element(), Args.given(given, "other"), set.comparer());
    }

    private static void change(NetTypeBuilder builder, String name, Change change) {
        builder.method("void " + name + "(IEnumerable<T> other)", (work, self, a) -> {
                    change.make(work, of(self), other(work, of(self), a[0]));
                    return null;
                })
                .mayRunLong();
    }

    private static void ask(NetTypeBuilder builder, String name, Question question) {
        builder.method(
                        "bool " + name + "(IEnumerable<T> other)",
                        (work, self, a) -> question.ask(of(self), other(work, of(self), a[0])))
                .mayRunLong();
    }

    private static List<@Nullable Object> items(NetSet set) {
        List<@Nullable Object> all = new ArrayList<>();
        set.iterator().forEachRemaining(all::add);
        return all;
    }

    private static boolean within(NetSet set, NetSet other) {
        return items(set).stream().allMatch(other::contains);
    }

    private static void operations(NetTypeBuilder builder) {
        builder.method("bool Add(T item)", (work, self, a) -> of(self).put(work, a[0]));
        change(builder, "UnionWith", (work, set, other) -> items(other).forEach(each -> set.put(work, each)));
        change(builder, "ExceptWith", (work, set, other) -> items(other).forEach(set::remove));
        change(
                builder,
                "IntersectWith",
                (work, set, other) -> items(set).stream()
                        .filter(each -> !other.contains(each))
                        .forEach(set::remove));
        change(
                builder,
                "SymmetricExceptWith",
                (work, set, other) -> items(other).forEach(each -> {
                    if (!set.remove(each)) {
                        set.put(work, each);
                    }
                }));
        ask(builder, "IsSubsetOf", SetTypes::within);
        ask(builder, "IsSupersetOf", (set, other) -> within(other, set));
        ask(builder, "IsProperSubsetOf", (set, other) -> set.count() < other.count() && within(set, other));
        ask(builder, "IsProperSupersetOf", (set, other) -> other.count() < set.count() && within(other, set));
        ask(builder, "Overlaps", (set, other) -> items(other).stream().anyMatch(set::contains));
        ask(builder, "SetEquals", (set, other) -> set.count() == other.count() && within(set, other));
    }
}
