package io.holdfast.dotnet.linq;

import static io.holdfast.dotnet.linq.Query.each;
import static io.holdfast.dotnet.linq.Query.source;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetFunction;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Enumerable's methods that leave elements out: Where, OfType, Skip…, Take…. */
final class Filters {

    private static final String SOURCE = "<TSource>(this IEnumerable<TSource> source, ";

    private Filters() {}

    static void describe(NetTypeBuilder builder) {
        for (boolean indexed : new boolean[] {false, true}) {
            String predicate = "Func<TSource, " + (indexed ? "int, " : "") + "bool> predicate)";
            builder.genericStaticMethod(
                            "IEnumerable<TSource> Where" + SOURCE + predicate,
                            (work, types, self, a) -> where(work, types[0], a, indexed))
                    .mayRunLong()
                    .genericStaticMethod(
                            "IEnumerable<TSource> SkipWhile" + SOURCE + predicate,
                            (work, types, self, a) -> skipWhile(work, types[0], a, indexed))
                    .mayRunLong()
                    .genericStaticMethod(
                            "IEnumerable<TSource> TakeWhile" + SOURCE + predicate,
                            (work, types, self, a) -> takeWhile(work, types[0], a, indexed))
                    .mayRunLong();
        }
        builder.genericStaticMethod(
                        "IEnumerable<TResult> OfType<TResult>(this System.Collections.IEnumerable source)",
                        (work, types, self, a) -> ofType(work, types[0], source(a[0])))
                .mayRunLong()
                .genericStaticMethod(
                        "IEnumerable<TSource> Skip" + SOURCE + "int count)",
                        (work, types, self, a) -> skip(work, types[0], source(a[0]), Args.whole(a[1])))
                .mayRunLong()
                .genericStaticMethod(
                        "IEnumerable<TSource> Take" + SOURCE + "int count)",
                        (work, types, self, a) -> take(work, types[0], source(a[0]), Args.whole(a[1])))
                .mayRunLong()
                .genericStaticMethod(
                        "IEnumerable<TSource> SkipLast" + SOURCE + "int count)",
                        (work, types, self, a) -> skipLast(work, types[0], source(a[0]), Args.whole(a[1])))
                .mayRunLong()
                .genericStaticMethod(
                        "IEnumerable<TSource> TakeLast" + SOURCE + "int count)",
                        (work, types, self, a) -> takeLast(work, types[0], source(a[0]), Args.whole(a[1])))
                .mayRunLong();
    }

    /** A function of an element and its index, or of an element alone. */
    static NetFunction function(@Nullable Object given, String name, boolean indexed) {
        NetFunction function = Args.function(given, name);
        return indexed ? function : arguments -> function.call(arguments[0]);
    }

    static boolean test(NetFunction predicate, @Nullable Object value, int index) {
        return Args.flag(predicate.call(value, index));
    }

    private static Query where(Work work, TypeRef type, @Nullable Object[] a, boolean indexed) {
        Object source = source(a[0]);
        NetFunction predicate = function(a[1], "predicate", indexed);
        return new Query(type, () -> {
            Iterator<@Nullable Object> each = each(work, source);
            return new Query.Step() {
                private int index;

                @Override
                boolean advance() {
                    while (each.hasNext()) {
                        Object value = each.next();
                        if (test(predicate, value, index++)) {
                            return give(value);
                        }
                    }
                    return false;
                }
            };
        });
    }

    private static Query skipWhile(Work work, TypeRef type, @Nullable Object[] a, boolean indexed) {
        Object source = source(a[0]);
        NetFunction predicate = function(a[1], "predicate", indexed);
        return new Query(type, () -> {
            Iterator<@Nullable Object> each = each(work, source);
            return new Query.Step() {
                private int index;
                private boolean taking;

                @Override
                boolean advance() {
                    while (each.hasNext()) {
                        Object value = each.next();
                        taking = taking || !test(predicate, value, index++);
                        if (taking) {
                            return give(value);
                        }
                    }
                    return false;
                }
            };
        });
    }

    private static Query takeWhile(Work work, TypeRef type, @Nullable Object[] a, boolean indexed) {
        Object source = source(a[0]);
        NetFunction predicate = function(a[1], "predicate", indexed);
        return new Query(type, () -> {
            Iterator<@Nullable Object> each = each(work, source);
            return new Query.Step() {
                private int index;

                @Override
                boolean advance() {
                    if (!each.hasNext()) {
                        return false;
                    }
                    Object value = each.next();
                    return test(predicate, value, index++) && give(value);
                }
            };
        });
    }

    private static Query ofType(Work work, TypeRef type, Object source) {
        return new Query(type, () -> {
            Iterator<@Nullable Object> each = each(work, source);
            return new Query.Step() {
                @Override
                boolean advance() {
                    while (each.hasNext()) {
                        Object value = each.next();
                        if (Values.isInstance(value, type)) {
                            return give(value);
                        }
                    }
                    return false;
                }
            };
        });
    }

    private static Query skip(Work work, TypeRef type, Object source, int count) {
        return new Query(type, () -> {
            Iterator<@Nullable Object> each = each(work, source);
            for (int i = 0; i < count && each.hasNext(); i++) {
                each.next();
            }
            return each;
        });
    }

    private static Query take(Work work, TypeRef type, Object source, int count) {
        return new Query(type, () -> {
            if (count <= 0) {
                return Collections.emptyIterator();
            }
            Iterator<@Nullable Object> each = each(work, source);
            return new Query.Step() {
                private int taken;

                @Override
                boolean advance() {
                    return taken++ < count && each.hasNext() && give(each.next());
                }
            };
        });
    }

    private static Query skipLast(Work work, TypeRef type, Object source, int count) {
        return new Query(type, () -> {
            Iterator<@Nullable Object> each = each(work, source);
            Deque<Optional<Object>> held = new ArrayDeque<>();
            return new Query.Step() {
                @Override
                boolean advance() {
                    while (each.hasNext()) {
                        work.charge(16);
                        held.addLast(Optional.ofNullable(each.next()));
                        if (held.size() > Math.max(0, count)) {
                            return give(held.removeFirst().orElse(null));
                        }
                    }
                    return false;
                }
            };
        });
    }

    private static Query takeLast(Work work, TypeRef type, Object source, int count) {
        return new Query(type, () -> {
            List<@Nullable Object> all = io.holdfast.dotnet.collections.Elements.all(work, source);
            return all.subList(all.size() - Math.clamp(count, 0, all.size()), all.size())
                    .iterator();
        });
    }
}
