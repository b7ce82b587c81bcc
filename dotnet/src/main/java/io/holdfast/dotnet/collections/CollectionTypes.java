package io.holdfast.dotnet.collections;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetCollection;
import io.holdfast.dotnet.NetIList;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import org.jspecify.annotations.Nullable;

/** ICollection, IList, IReadOnlyCollection, IReadOnlyList: what lists, arrays and JSON's arrays share. */
@AutoService(NetTypeSource.class)
public final class CollectionTypes implements NetTypeSource {

    private static final String SPACE = "System.Collections.Generic.";

    @Override
    public String[] names() {
        return new String[] {
            SPACE + "ICollection", SPACE + "IList", SPACE + "IReadOnlyCollection", SPACE + "IReadOnlyList"
        };
    }

    @Override
    public NetType describe(String name) {
        return switch (name.substring(SPACE.length())) {
            case "ICollection" -> collection(name);
            case "IList" -> list(name);
            case "IReadOnlyCollection" ->
                NetTypeBuilder.ofInterface(name + "<out T>", NetCollection.class)
                        .is("IEnumerable<T>")
                        .property("int Count", (work, self, a) -> Elements.count(Args.self(self)))
                        .build();
            default ->
                NetTypeBuilder.ofInterface(name + "<out T>", NetIList.class)
                        .is("IReadOnlyCollection<T>")
                        .indexer(
                                "T this[int index]", (work, self, a) -> Elements.get(Args.self(self), Args.whole(a[0])))
                        .build();
        };
    }

    private static NetType collection(String name) {
        return NetTypeBuilder.ofInterface(name + "<T>", NetCollection.class)
                .is("IEnumerable<T>")
                .property("int Count", (work, self, a) -> Elements.count(Args.self(self)))
                .property("bool IsReadOnly", (work, self, a) -> !(self instanceof NetCollection c) || c.isReadOnly())
                .method("void Add(T item)", (work, self, a) -> {
                    of(self).add(work, a[0]);
                    return null;
                })
                .method("void Clear()", (work, self, a) -> {
                    of(self).clear();
                    return null;
                })
                .method(
                        "bool Contains(T item)",
                        (work, self, a) -> self instanceof byte[] bytes
                                ? Elements.indexOf(work, bytes, a[0], 0, bytes.length) >= 0
                                : of(self).contains(a[0]))
                .mayRunLong()
                .method("void CopyTo(T[] array, int arrayIndex)", (work, self, a) -> {
                    Elements.copyTo(work, Args.self(self), a[0], Args.whole(a[1]));
                    return null;
                })
                .mayRunLong()
                .method("bool Remove(T item)", (work, self, a) -> of(self).remove(a[0]))
                .mayRunLong()
                .build();
    }

    private static NetType list(String name) {
        return NetTypeBuilder.ofInterface(name + "<T>", NetIList.class)
                .is("ICollection<T>")
                .indexer(
                        "T this[int index]",
                        (work, self, a) -> Elements.get(Args.self(self), Args.whole(a[0])),
                        (work, self, a) -> {
                            Elements.set(Args.self(self), Args.whole(a[0]), a[1]);
                            return null;
                        })
                .method(
                        "int IndexOf(T item)",
                        (work, self, a) -> self instanceof NetIList list
                                ? list.indexOf(a[0])
                                : Elements.indexOf(work, Args.self(self), a[0], 0, Elements.count(Args.self(self))))
                .mayRunLong()
                .method("void Insert(int index, T item)", (work, self, a) -> {
                    ((NetIList) of(self)).insert(work, Args.whole(a[0]), a[1]);
                    return null;
                })
                .method("void RemoveAt(int index)", (work, self, a) -> {
                    ((NetIList) of(self)).removeAt(Args.whole(a[0]));
                    return null;
                })
                .build();
    }

    /** A byte[] is a list whose size is fixed. */
    private static NetCollection of(@Nullable Object self) {
        if (self instanceof NetCollection collection) {
            return collection;
        }
        throw io.holdfast.dotnet.NetException.notSupported("Collection was of a fixed size.");
    }
}
