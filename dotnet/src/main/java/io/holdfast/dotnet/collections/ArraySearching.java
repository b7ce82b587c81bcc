package io.holdfast.dotnet.collections;

import static io.holdfast.dotnet.collections.Elements.listOf;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Static members of Array that look for elements or make an array of them. */
final class ArraySearching {

    private static final String PREDICATE = "<T>(T[] array, Predicate<T> match)";

    private ArraySearching() {}

    static void describe(NetTypeBuilder builder) {
        builder.with(ArraySearching::found).with(ArraySearching::indexes).with(ArraySearching::each);
    }

    private static void found(NetTypeBuilder builder) {
        builder.staticMethod(
                        "bool Exists" + PREDICATE,
                        (work, self, a) -> ListSearching.index(work, listOf(a[0]), a[1], 0, -1) >= 0)
                .mayRunLong()
                .genericStaticMethod("T Find" + PREDICATE, (work, types, self, a) -> {
                    int at = ListSearching.index(work, listOf(a[0]), a[1], 0, -1);
                    return at < 0 ? TypeRefs.zero(types[0]) : Elements.get(Args.self(a[0]), at);
                })
                .mayRunLong()
                .genericStaticMethod("T FindLast" + PREDICATE, (work, types, self, a) -> {
                    NetList list = listOf(a[0]);
                    int at = ListSearching.lastIndex(work, list, a[1], list.count() - 1, list.count());
                    return at < 0 ? TypeRefs.zero(types[0]) : list.get(at);
                })
                .mayRunLong()
                .staticMethod("bool TrueForAll" + PREDICATE, (work, self, a) -> {
                    var match = Args.function(a[1], "match");
                    return ListSearching.index(work, listOf(a[0]), not(match), 0, -1) < 0;
                })
                .mayRunLong();
    }

    private static io.holdfast.dotnet.NetFunction not(io.holdfast.dotnet.NetFunction match) {
        return arguments -> !Args.flag(match.call(arguments));
    }

    private static void indexes(NetTypeBuilder builder) {
        String[] more = {"", ", int startIndex", ", int startIndex, int count"};
        for (int i = 0; i < more.length; i++) {
            int numbers = i;
            builder.staticMethod(
                            "int FindIndex<T>(T[] array" + more[i] + ", Predicate<T> match)",
                            (work, self, a) -> first(work, listOf(a[0]), a[a.length - 1], a, 1, numbers))
                    .mayRunLong()
                    .staticMethod(
                            "int FindLastIndex<T>(T[] array" + more[i] + ", Predicate<T> match)",
                            (work, self, a) -> last(work, listOf(a[0]), a[a.length - 1], a, 1, numbers))
                    .mayRunLong()
                    .staticMethod(
                            "int IndexOf<T>(T[] array, T value" + more[i] + ")",
                            (work, self, a) -> first(work, listOf(a[0]), ListSearching.same(a[1]), a, 2, numbers))
                    .mayRunLong()
                    .staticMethod(
                            "int IndexOf(Array array, object value" + more[i] + ")",
                            (work, self, a) -> first(work, listOf(a[0]), ListSearching.same(a[1]), a, 2, numbers))
                    .mayRunLong()
                    .staticMethod(
                            "int LastIndexOf<T>(T[] array, T value" + more[i] + ")",
                            (work, self, a) -> last(work, listOf(a[0]), ListSearching.same(a[1]), a, 2, numbers))
                    .mayRunLong()
                    .staticMethod(
                            "int LastIndexOf(Array array, object value" + more[i] + ")",
                            (work, self, a) -> last(work, listOf(a[0]), ListSearching.same(a[1]), a, 2, numbers))
                    .mayRunLong();
        }
    }

    private static int first(
            Work work, NetList list, @Nullable Object match, @Nullable Object[] a, int at, int numbers) {
        int from = numbers > 0 ? Args.whole(a[at]) : 0;
        int count = numbers > 1 ? Math.max(0, Args.whole(a[at + 1])) : -1;
        return ListSearching.index(work, list, match, from, count);
    }

    private static int last(
            Work work, NetList list, @Nullable Object match, @Nullable Object[] a, int at, int numbers) {
        if (list.count() == 0) {
            return -1;
        }
        int from = numbers > 0 ? Args.whole(a[at]) : list.count() - 1;
        int count = numbers > 1 ? Args.whole(a[at + 1]) : from + 1;
        return ListSearching.lastIndex(work, list, match, from, count);
    }

    private static void each(NetTypeBuilder builder) {
        builder.staticMethod("void ForEach<T>(T[] array, Action<T> action)", (work, self, a) -> {
                    var action = Args.function(a[1], "action");
                    for (Object each : listOf(a[0]).items()) {
                        work.tick();
                        action.call(each);
                    }
                    return null;
                })
                .mayRunLong()
                .genericStaticMethod("T[] FindAll" + PREDICATE, (work, types, self, a) -> {
                    var match = Args.function(a[1], "match");
                    List<@Nullable Object> all = Elements.all(work, Args.given(a[0], "array"));
                    all.removeIf(each -> !Args.flag(match.call(each)));
                    return Elements.array(types[0], all);
                })
                .mayRunLong()
                .genericStaticMethod(
                        "TOutput[] ConvertAll<TInput, TOutput>(TInput[] array, Converter<TInput, TOutput> converter)",
                        (work, types, self, a) -> {
                            var converter = Args.function(a[1], "converter");
                            List<@Nullable Object> all = new ArrayList<>();
                            for (Object each : listOf(a[0]).items()) {
                                work.tick();
                                work.charge(16);
                                all.add(converter.call(each));
                            }
                            return Elements.array(types[1], all);
                        })
                .mayRunLong();
    }
}
