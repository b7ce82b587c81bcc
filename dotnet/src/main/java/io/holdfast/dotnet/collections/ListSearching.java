package io.holdfast.dotnet.collections;

import static io.holdfast.dotnet.collections.ListType.list;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetFunction;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members of List that look for elements: Contains, Exists, Find…, IndexOf, TrueForAll, ForEach. */
final class ListSearching {

    private ListSearching() {}

    static void describe(NetTypeBuilder builder) {
        builder.with(ListSearching::found).with(ListSearching::indexes).with(ListSearching::each);
    }

    private static void found(NetTypeBuilder builder) {
        builder.method(
                        "bool Contains(T item)",
                        (work, self, a) -> Elements.indexOf(
                                        work, list(self), a[0], 0, list(self).count())
                                >= 0)
                .mayRunLong()
                .method("bool Exists(Predicate<T> match)", (work, self, a) -> index(work, list(self), a[0], 0, -1) >= 0)
                .mayRunLong()
                .method("T Find(Predicate<T> match)", (work, self, a) -> {
                    int at = index(work, list(self), a[0], 0, -1);
                    return at < 0
                            ? TypeRefs.zero(list(self).element())
                            : list(self).get(at);
                })
                .mayRunLong()
                .method("T FindLast(Predicate<T> match)", (work, self, a) -> {
                    int at = lastIndex(
                            work,
                            list(self),
                            a[0],
                            list(self).count() - 1,
                            list(self).count());
                    return at < 0
                            ? TypeRefs.zero(list(self).element())
                            : list(self).get(at);
                })
                .mayRunLong()
                .method("bool TrueForAll(Predicate<T> match)", (work, self, a) -> {
                    var match = Args.function(a[0], "match");
                    for (Object each : list(self).items()) {
                        work.tick();
                        if (!Args.flag(match.call(each))) {
                            return false;
                        }
                    }
                    return true;
                })
                .mayRunLong();
    }

    /** @param count -1 for all that are left */
    static int index(Work work, NetList list, @Nullable Object predicate, int from, int count) {
        var match = Args.function(predicate, "match");
        if (from < 0 || from > list.count()) {
            throw NetException.argumentOutOfRange(
                    "Index was out of range. Must be non-negative and less than or equal to the size of the collection.",
                    "startIndex");
        }
        if (count < -1 || count > list.count() - from) {
            throw badCount();
        }
        int end = count < 0 ? list.count() : from + count;
        for (int i = from; i < end && i < list.count(); i++) {
            work.tick();
            if (Args.flag(match.call(list.get(i)))) {
                return i;
            }
        }
        return -1;
    }

    private static NetException badCount() {
        return NetException.argumentOutOfRange(
                "Count must be positive and count must refer to a location within the string/array/collection.",
                "count");
    }

    static int lastIndex(Work work, NetList list, @Nullable Object predicate, int from, int count) {
        var match = Args.function(predicate, "match");
        if (from >= list.count() || from < -1) {
            throw NetException.argumentOutOfRange(
                    "Index was out of range. Must be non-negative and less than or equal to the size of the collection.",
                    "startIndex");
        }
        if (count < 0 || from - count + 1 < 0) {
            throw badCount();
        }
        for (int i = from; i > from - count; i--) {
            work.tick();
            if (Args.flag(match.call(list.get(i)))) {
                return i;
            }
        }
        return -1;
    }

    private static void indexes(NetTypeBuilder builder) {
        builder.method("int FindIndex(Predicate<T> match)", (work, self, a) -> index(work, list(self), a[0], 0, -1))
                .mayRunLong()
                .method(
                        "int FindIndex(int startIndex, Predicate<T> match)",
                        (work, self, a) -> index(work, list(self), a[1], Args.whole(a[0]), -1))
                .mayRunLong()
                .method(
                        "int FindIndex(int startIndex, int count, Predicate<T> match)",
                        (work, self, a) ->
                                index(work, list(self), a[2], Args.whole(a[0]), Math.max(0, Args.whole(a[1]))))
                .mayRunLong()
                .method(
                        "int FindLastIndex(Predicate<T> match)",
                        (work, self, a) -> lastIndex(
                                work,
                                list(self),
                                a[0],
                                list(self).count() - 1,
                                list(self).count()))
                .mayRunLong()
                .method(
                        "int FindLastIndex(int startIndex, Predicate<T> match)",
                        (work, self, a) -> lastIndex(work, list(self), a[1], Args.whole(a[0]), Args.whole(a[0]) + 1))
                .mayRunLong()
                .method(
                        "int FindLastIndex(int startIndex, int count, Predicate<T> match)",
                        (work, self, a) -> lastIndex(work, list(self), a[2], Args.whole(a[0]), Args.whole(a[1])))
                .mayRunLong();
        String[] more = {"", ", int index", ", int index, int count"};
        for (int i = 0; i < more.length; i++) {
            int numbers = i;
            builder.method("int IndexOf(T item" + more[i] + ")", (work, self, a) -> {
                        int from = numbers > 0 ? Args.whole(a[1]) : 0;
                        int count = numbers > 1 ? Args.whole(a[2]) : list(self).count() - from;
                        ListType.check(list(self), from, count);
                        return Elements.indexOf(work, list(self), a[0], from, from + count);
                    })
                    .mayRunLong()
                    .method("int LastIndexOf(T item" + more[i] + ")", (work, self, a) -> {
                        int from = numbers > 0 ? Args.whole(a[1]) : list(self).count() - 1;
                        int count = numbers > 1 ? Args.whole(a[2]) : from + 1;
                        return list(self).count() == 0 ? -1 : lastIndex(work, list(self), same(a[0]), from, count);
                    })
                    .mayRunLong();
        }
    }

    static NetFunction same(@Nullable Object value) {
        return arguments -> Values.equals(arguments[0], value);
    }

    private static void each(NetTypeBuilder builder) {
        builder.method("void ForEach(Action<T> action)", (work, self, a) -> {
                    var action = Args.function(a[0], "action");
                    for (var each = list(self).iterator(); each.hasNext(); ) {
                        work.tick();
                        action.call(each.next());
                    }
                    return null;
                })
                .mayRunLong()
                .method("List<T> FindAll(Predicate<T> match)", (work, self, a) -> {
                    var match = Args.function(a[0], "match");
                    List<@Nullable Object> all = new ArrayList<>();
                    for (Object each : list(self).items()) {
                        work.tick();
                        if (Args.flag(match.call(each))) {
                            work.charge(16);
                            all.add(each);
                        }
                    }
                    return new NetList(list(self).element(), all);
                })
                .mayRunLong()
                .genericMethod(
                        "List<TOutput> ConvertAll<TOutput>(Converter<T, TOutput> converter)",
                        (work, types, self, a) -> {
                            var converter = Args.function(a[0], "converter");
                            List<@Nullable Object> all = new ArrayList<>();
                            for (Object each : list(self).items()) {
                                work.tick();
                                work.charge(16);
                                all.add(converter.call(each));
                            }
                            return new NetList(types[0], all);
                        })
                .mayRunLong();
    }
}
