package io.holdfast.dotnet.collections;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** List. Its members by what they do: {@link ListSearching}, {@link ListOrdering}. */
@AutoService(NetTypeSource.class)
public final class ListType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"System.Collections.Generic.List"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofClass(name + "<T>", NetList.class)
                .is("IList<T>", "IReadOnlyList<T>")
                .genericConstructor("()", (work, types, self, a) -> new NetList(types[0]))
                .genericConstructor("(int capacity)", (work, types, self, a) -> new NetList(types[0]))
                .genericConstructor(
                        "(IEnumerable<T> collection)",
                        (work, types, self, a) ->
                                new NetList(types[0], Elements.all(work, Args.given(a[0], "collection"))))
                .property("int Count", (work, self, a) -> list(self).count())
                .property(
                        "int Capacity",
                        (work, self, a) -> Math.max(4, list(self).count()))
                .indexer("T this[int index]", (work, self, a) -> list(self).get(Args.whole(a[0])), (work, self, a) -> {
                    list(self).set(Args.whole(a[0]), a[1]);
                    return null;
                })
                .with(b -> SequenceTypes.enumerable(b, "T"))
                .with(ListType::changed)
                .with(ListType::ranges)
                .with(ListSearching::describe)
                .with(ListOrdering::describe)
                .build();
    }

    static NetList list(@Nullable Object self) {
        return Args.self(self);
    }

    /** @throws NetException if the list has not so many there */
    static void check(NetList list, int index, int count) {
        if (index < 0) {
            throw NetException.argumentOutOfRange("Non-negative number required.", "index");
        }
        if (count < 0) {
            throw NetException.argumentOutOfRange("Non-negative number required.", "count");
        }
        if (list.count() - index < count) {
            throw NetException.argument(
                    "Offset and length were out of bounds for the array or count is greater than the number of elements"
                            + " from index to the end of the source collection.");
        }
    }

    private static void changed(NetTypeBuilder builder) {
        builder.method("void Add(T item)", (work, self, a) -> {
                    list(self).add(work, a[0]);
                    return null;
                })
                .method("void AddRange(IEnumerable<T> collection)", (work, self, a) -> {
                    List<@Nullable Object> all = Elements.all(work, Args.given(a[0], "collection"));
                    list(self).changed().addAll(all);
                    return null;
                })
                .mayRunLong()
                .method("void Insert(int index, T item)", (work, self, a) -> {
                    list(self).insert(work, Args.whole(a[0]), a[1]);
                    return null;
                })
                .method("void InsertRange(int index, IEnumerable<T> collection)", (work, self, a) -> {
                    List<@Nullable Object> all = Elements.all(work, Args.given(a[1], "collection"));
                    check(list(self), Args.whole(a[0]), 0);
                    list(self).changed().addAll(Args.whole(a[0]), all);
                    return null;
                })
                .mayRunLong()
                .method("void Clear()", (work, self, a) -> {
                    list(self).clear();
                    return null;
                })
                .method("bool Remove(T item)", (work, self, a) -> list(self).remove(a[0]))
                .mayRunLong()
                .method("int RemoveAll(Predicate<T> match)", (work, self, a) -> removeAll(work, list(self), a))
                .mayRunLong()
                .method("void RemoveAt(int index)", (work, self, a) -> {
                    list(self).removeAt(Args.whole(a[0]));
                    return null;
                })
                .method("void TrimExcess()", (work, self, a) -> null);
    }

    private static int removeAll(Work work, NetList list, @Nullable Object[] a) {
        var match = Args.function(a[0], "match");
        int before = list.count();
        list.changed().removeIf(each -> {
            work.tick();
            return Args.flag(match.call(each));
        });
        return before - list.count();
    }

    private static void ranges(NetTypeBuilder builder) {
        builder.method("List<T> GetRange(int index, int count)", (work, self, a) -> {
                    NetList list = list(self);
                    int index = Args.whole(a[0]);
                    check(list, index, Args.whole(a[1]));
                    return new NetList(
                            list.element(), Elements.all(work, slice(list, index, index + Args.whole(a[1]))));
                })
                .mayRunLong()
                .method("void RemoveRange(int index, int count)", (work, self, a) -> {
                    int index = Args.whole(a[0]);
                    check(list(self), index, Args.whole(a[1]));
                    list(self)
                            .changed()
                            .subList(index, index + Args.whole(a[1]))
                            .clear();
                    return null;
                })
                .method("T[] ToArray()", (work, self, a) -> {
                    work.charge(8L * list(self).count());
                    return Elements.array(list(self).element(), list(self).items());
                })
                .mayRunLong()
                .method("void CopyTo(T[] array)", (work, self, a) -> {
                    Elements.copyTo(work, list(self), a[0], 0);
                    return null;
                })
                .mayRunLong()
                .method("void CopyTo(T[] array, int arrayIndex)", (work, self, a) -> {
                    Elements.copyTo(work, list(self), a[0], Args.whole(a[1]));
                    return null;
                })
                .mayRunLong()
                .method("void CopyTo(int index, T[] array, int arrayIndex, int count)", (work, self, a) -> {
                    int index = Args.whole(a[0]);
                    check(list(self), index, Args.whole(a[3]));
                    Elements.copyTo(work, slice(list(self), index, index + Args.whole(a[3])), a[1], Args.whole(a[2]));
                    return null;
                })
                .mayRunLong();
    }

    private static NetList slice(NetList list, int from, int to) {
        return new NetList(list.element(), list.items().subList(from, to));
    }
}
