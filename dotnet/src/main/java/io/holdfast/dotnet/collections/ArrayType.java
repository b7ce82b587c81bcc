package io.holdfast.dotnet.collections;

import static io.holdfast.dotnet.collections.Elements.listOf;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Array. Its static members are {@link ArraySearching}'s and {@link ArrayOrdering}'s. Resize is left out, since it takes its array by
 * reference, and what takes a Type.
 */
@AutoService(NetTypeSource.class)
public final class ArrayType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"System.Array"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofClass(name, NetArray.class)
                .is("System.Collections.IEnumerable")
                .with(ArrayType::own)
                .with(ArrayType::copied)
                .with(ArraySearching::describe)
                .with(ArrayOrdering::describe)
                .build();
    }

    private static int length(@Nullable Object self) {
        return Elements.count(Args.self(self));
    }

    private static void own(NetTypeBuilder builder) {
        builder.property("int Length", (work, self, a) -> length(self))
                .property("long LongLength", (work, self, a) -> (long) length(self))
                .property("int Rank", (work, self, a) -> 1)
                .property("bool IsFixedSize", (work, self, a) -> true)
                .property("bool IsReadOnly", (work, self, a) -> false)
                .method("int GetLength(int dimension)", (work, self, a) -> dimension(a[0], length(self)))
                .method("long GetLongLength(int dimension)", (work, self, a) -> (long) dimension(a[0], length(self)))
                .method("int GetLowerBound(int dimension)", (work, self, a) -> dimension(a[0], 0))
                .method("int GetUpperBound(int dimension)", (work, self, a) -> dimension(a[0], length(self) - 1))
                .method(
                        "object GetValue(int index)",
                        (work, self, a) -> Elements.get(Args.self(self), Args.whole(a[0])))
                .method("void SetValue(object value, int index)", (work, self, a) -> {
                    Object value = a[0];
                    if (value != null && !Values.isInstance(value, Elements.elementType(Args.self(self)))) {
                        throw new NetException(
                                "System.InvalidCastException", "Object cannot be stored in an array of this type.");
                    }
                    Elements.set(Args.self(self), Args.whole(a[1]), value);
                    return null;
                })
                .method("object Clone()", (work, self, a) -> {
                    work.charge(8L * length(self));
                    return self instanceof byte[] bytes
                            ? bytes.clone()
                            : new NetArray(
                                    Args.<NetArray>self(self).element(),
                                    Args.<NetArray>self(self).items().clone());
                })
                .mayRunLong()
                .method("void CopyTo(Array array, int index)", (work, self, a) -> {
                    Elements.copyTo(work, Args.self(self), a[0], Args.whole(a[1]));
                    return null;
                })
                .mayRunLong();
    }

    private static int dimension(@Nullable Object dimension, int value) {
        if (Args.whole(dimension) != 0) {
            throw NetException.indexOutOfRange();
        }
        return value;
    }

    private static void copied(NetTypeBuilder builder) {
        builder.staticMethod("void Copy(Array sourceArray, Array destinationArray, int length)", (work, self, a) -> {
                    copy(work, a[0], 0, a[1], 0, Args.whole(a[2]));
                    return null;
                })
                .mayRunLong()
                .staticMethod(
                        "void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int"
                                + " length)",
                        (work, self, a) -> {
                            copy(work, a[0], Args.whole(a[1]), a[2], Args.whole(a[3]), Args.whole(a[4]));
                            return null;
                        })
                .mayRunLong()
                .staticMethod("void Clear(Array array)", (work, self, a) -> {
                    fill(Args.given(a[0], "array"), 0, length(a[0]));
                    return null;
                })
                .staticMethod("void Clear(Array array, int index, int length)", (work, self, a) -> {
                    fill(Args.given(a[0], "array"), Args.whole(a[1]), Args.whole(a[2]));
                    return null;
                })
                .staticMethod("void Fill<T>(T[] array, T value)", (work, self, a) -> {
                    Object array = Args.given(a[0], "array");
                    for (int i = 0; i < length(array); i++) {
                        Elements.set(array, i, a[1]);
                    }
                    return null;
                })
                .mayRunLong()
                .genericStaticMethod("T[] Empty<T>()", (work, types, self, a) -> Elements.array(types[0], List.of()));
    }

    private static void copy(
            Work work, @Nullable Object source, int from, @Nullable Object destination, int to, int count) {
        Object taken = Args.given(source, "sourceArray");
        Object given = Args.given(destination, "destinationArray");
        if (count < 0 || from < 0 || to < 0) {
            throw NetException.argumentOutOfRange(
                    "Non-negative number required.",
                    count < 0 ? "length" : from < 0 ? "sourceIndex" : "destinationIndex");
        }
        if (count > length(taken) - from) {
            throw NetException.argument(
                    "Source array was not long enough. Check the source index, length, and the array's"
                            + " lower bounds. (Parameter 'sourceArray')");
        }
        if (count > length(given) - to) {
            throw NetException.argument(
                    "Destination array was not long enough. Check the destination index, length, and"
                            + " the array's lower bounds. (Parameter 'destinationArray')");
        }
        for (int i = 0; i < count; i++) {
            work.tick();
            int at = from < to ? count - 1 - i : i;
            Elements.set(given, to + at, Elements.get(taken, from + at));
        }
    }

    private static void fill(Object array, int from, int count) {
        if (from < 0 || count < 0 || from > length(array) - count) {
            throw NetException.indexOutOfRange();
        }
        Object zero = TypeRefs.zero(listOf(array).element());
        for (int i = from; i < from + count; i++) {
            Elements.set(array, i, zero);
        }
    }
}
