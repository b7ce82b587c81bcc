package io.holdfast.dotnet.linq;

import static io.holdfast.dotnet.linq.Query.each;
import static io.holdfast.dotnet.linq.Query.source;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetFunction;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.collections.Elements;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Enumerable's methods that make other elements, or more: Select, SelectMany, Cast, Concat, Zip, Range, Repeat …. */
final class Mappings {

    private static final String SOURCE = "(this IEnumerable<TSource> source";

    private Mappings() {}

    static void describe(NetTypeBuilder builder) {
        for (boolean indexed : new boolean[] {false, true}) {
            String index = indexed ? "int, " : "";
            builder.genericStaticMethod(
                            "IEnumerable<TResult> Select<TSource, TResult>" + SOURCE + ", Func<TSource, " + index
                                    + "TResult> selector)",
                            (work, types, self, a) -> select(work, types[1], a, indexed))
                    .mayRunLong()
                    .genericStaticMethod(
                            "IEnumerable<TResult> SelectMany<TSource, TResult>" + SOURCE + ", Func<TSource, " + index
                                    + "IEnumerable<TResult>> selector)",
                            (work, types, self, a) -> selectMany(work, types[1], a, "selector", indexed, null))
                    .mayRunLong()
                    .genericStaticMethod(
                            "IEnumerable<TResult> SelectMany<TSource, TCollection, TResult>" + SOURCE
                                    + ", Func<TSource, "
                                    + index
                                    + "IEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult>"
                                    + " resultSelector)",
                            (work, types, self, a) -> selectMany(
                                    work,
                                    types[2],
                                    a,
                                    "collectionSelector",
                                    indexed,
                                    Args.function(a[2], "resultSelector")))
                    .mayRunLong();
        }
        builder.with(Mappings::joined).with(Mappings::made);
    }

    private static void joined(NetTypeBuilder builder) {
        String both = "<TFirst, TSecond, TResult>(this IEnumerable<TFirst> first, IEnumerable<TSecond> second,"
                + " Func<TFirst, TSecond, TResult> resultSelector)";
        builder.genericStaticMethod(
                        "IEnumerable<TSource> Concat<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource>"
                                + " second)",
                        (work, types, self, a) ->
                                concat(work, types[0], List.of(Args.given(a[0], "first"), Args.given(a[1], "second"))))
                .mayRunLong()
                .genericStaticMethod(
                        "IEnumerable<TSource> Append<TSource>" + SOURCE + ", TSource element)",
                        (work, types, self, a) -> concat(work, types[0], List.of(source(a[0]), one(types[0], a[1]))))
                .mayRunLong()
                .genericStaticMethod(
                        "IEnumerable<TSource> Prepend<TSource>" + SOURCE + ", TSource element)",
                        (work, types, self, a) -> concat(work, types[0], List.of(one(types[0], a[1]), source(a[0]))))
                .mayRunLong()
                .genericStaticMethod(
                        "IEnumerable<TResult> Zip" + both, (work, types, self, a) -> zip(work, types[2], a))
                .mayRunLong()
                .genericStaticMethod(
                        "IEnumerable<TResult> Cast<TResult>(this System.Collections.IEnumerable source)",
                        (work, types, self, a) ->
                                map(work, types[0], source(a[0]), each -> Values.cast(each, types[0])))
                .mayRunLong()
                .genericStaticMethod(
                        "IEnumerable<TSource> DefaultIfEmpty<TSource>" + SOURCE + ")",
                        (work, types, self, a) -> orElse(work, types[0], source(a[0]), TypeRefs.zero(types[0])))
                .mayRunLong()
                .genericStaticMethod(
                        "IEnumerable<TSource> DefaultIfEmpty<TSource>" + SOURCE + ", TSource defaultValue)",
                        (work, types, self, a) -> orElse(work, types[0], source(a[0]), a[1]))
                .mayRunLong()
                .genericStaticMethod(
                        "IEnumerable<TSource> Reverse<TSource>" + SOURCE + ")",
                        (work, types, self, a) -> reversed(work, types[0], source(a[0])))
                .mayRunLong()
                .staticMethod("IEnumerable<TSource> AsEnumerable<TSource>" + SOURCE + ")", (work, self, a) -> a[0]);
    }

    private static void made(NetTypeBuilder builder) {
        builder.staticMethod("IEnumerable<int> Range(int start, int count)", (work, self, a) -> {
                    int start = Args.whole(a[0]);
                    int count = Args.whole(a[1]);
                    if (count < 0 || (long) start + count - 1 > Integer.MAX_VALUE) {
                        throw NetException.argumentOutOfRange("count");
                    }
                    return counted(work, TypeRefs.INT, count, i -> start + i);
                })
                .mayRunLong()
                .genericStaticMethod(
                        "IEnumerable<TResult> Repeat<TResult>(TResult element, int count)", (work, types, self, a) -> {
                            int count = Args.whole(a[1]);
                            if (count < 0) {
                                throw NetException.argumentOutOfRange("count");
                            }
                            return counted(work, types[0], count, i -> a[0]);
                        })
                .mayRunLong()
                .genericStaticMethod(
                        "IEnumerable<TResult> Empty<TResult>()",
                        (work, types, self, a) -> Elements.array(types[0], List.of()));
    }

    private interface At {
        @Nullable
        Object get(int index);
    }

    private static Query counted(Work work, TypeRef type, int count, At at) {
        return new Query(type, () -> new Query.Step() {
            private int next;

            @Override
            boolean advance() {
                work.tick();
                return next < count && give(at.get(next++));
            }
        });
    }

    private static Query one(TypeRef type, @Nullable Object value) {
        return new Query(type, () -> Collections.singletonList(value).iterator());
    }

    interface Change {
        @Nullable
        Object of(@Nullable Object value);
    }

    static Query map(Work work, TypeRef type, Object source, Change change) {
        return new Query(type, () -> {
            Iterator<@Nullable Object> each = each(work, source);
            return new Query.Step() {
                @Override
                boolean advance() {
                    return each.hasNext() && give(change.of(each.next()));
                }
            };
        });
    }

    private static Query select(Work work, TypeRef type, @Nullable Object[] a, boolean indexed) {
        Object source = source(a[0]);
        NetFunction selector = Filters.function(a[1], "selector", indexed);
        return new Query(type, () -> {
            Iterator<@Nullable Object> each = each(work, source);
            return new Query.Step() {
                private int index;

                @Override
                boolean advance() {
                    return each.hasNext() && give(selector.call(each.next(), index++));
                }
            };
        });
    }

    private static Query selectMany(
            Work work, TypeRef type, @Nullable Object[] a, String name, boolean indexed, @Nullable NetFunction result) {
        Object source = source(a[0]);
        NetFunction selector = Filters.function(a[1], name, indexed);
        return new Query(type, () -> {
            Iterator<@Nullable Object> outer = each(work, source);
            return new Query.Step() {
                private Iterator<@Nullable Object> inner = Collections.emptyIterator();
                private @Nullable Object from;
                private int index;

                @Override
                boolean advance() {
                    while (!inner.hasNext()) {
                        if (!outer.hasNext()) {
                            return false;
                        }
                        from = outer.next();
                        inner = each(work, Args.self(selector.call(from, index++)));
                    }
                    Object value = inner.next();
                    return give(result == null ? value : result.call(from, value));
                }
            };
        });
    }

    private static Query concat(Work work, TypeRef type, List<Object> sources) {
        return new Query(type, () -> {
            Iterator<Object> left = sources.iterator();
            return new Query.Step() {
                private Iterator<@Nullable Object> each = Collections.emptyIterator();

                @Override
                boolean advance() {
                    while (!each.hasNext()) {
                        if (!left.hasNext()) {
                            return false;
                        }
                        each = each(work, left.next());
                    }
                    return give(each.next());
                }
            };
        });
    }

    private static Query zip(Work work, TypeRef type, @Nullable Object[] a) {
        Object first = Args.given(a[0], "first");
        Object second = Args.given(a[1], "second");
        NetFunction selector = Args.function(a[2], "resultSelector");
        return new Query(type, () -> {
            Iterator<@Nullable Object> left = each(work, first);
            Iterator<@Nullable Object> right = each(work, second);
            return new Query.Step() {
                @Override
                boolean advance() {
                    return left.hasNext() && right.hasNext() && give(selector.call(left.next(), right.next()));
                }
            };
        });
    }

    private static Query orElse(Work work, TypeRef type, Object source, @Nullable Object value) {
        return new Query(type, () -> {
            Iterator<@Nullable Object> each = each(work, source);
            return each.hasNext() ? each : Collections.singletonList(value).iterator();
        });
    }

    private static Query reversed(Work work, TypeRef type, Object source) {
        return new Query(type, () -> Elements.all(work, source).reversed().iterator());
    }
}
