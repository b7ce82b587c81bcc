package io.holdfast.dotnet.linq;

import static io.holdfast.dotnet.linq.Query.each;
import static io.holdfast.dotnet.linq.Query.source;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetComparer;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetFunction;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.collections.Elements;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Enumerable's methods that give one element, or tell whether there is one. */
final class Finds {

    private static final String SOURCE = "<TSource>(this IEnumerable<TSource> source";
    private static final String PREDICATE = ", Func<TSource, bool> predicate";

    private Finds() {}

    static void describe(NetTypeBuilder builder) {
        for (boolean filtered : new boolean[] {false, true}) {
            String parameters = SOURCE + (filtered ? PREDICATE : "") + ")";
            for (boolean orDefault : new boolean[] {false, true}) {
                String end = (orDefault ? "OrDefault" : "") + parameters;
                builder.genericStaticMethod("TSource First" + end, (work, types, self, a) -> {
                            Found found = first(work, source(a[0]), predicate(a, filtered));
                            return found.orElse(orDefault, filtered, TypeRefs.zero(types[0]));
                        })
                        .mayRunLong()
                        .genericStaticMethod("TSource Last" + end, (work, types, self, a) -> {
                            Found found = last(work, source(a[0]), predicate(a, filtered));
                            return found.orElse(orDefault, filtered, TypeRefs.zero(types[0]));
                        })
                        .mayRunLong()
                        .genericStaticMethod("TSource Single" + end, (work, types, self, a) -> {
                            Found found = single(work, source(a[0]), predicate(a, filtered), filtered);
                            return found.orElse(orDefault, filtered, TypeRefs.zero(types[0]));
                        })
                        .mayRunLong();
            }
            builder.staticMethod(
                            "bool Any" + parameters,
                            (work, self, a) -> first(work, source(a[0]), predicate(a, filtered))
                                    .has())
                    .mayRunLong();
        }
        builder.staticMethod("bool All" + SOURCE + PREDICATE + ")", (work, self, a) -> {
                    NetFunction predicate = Args.function(a[1], "predicate");
                    for (Iterator<@Nullable Object> each = each(work, source(a[0])); each.hasNext(); ) {
                        if (!Args.flag(predicate.call(each.next()))) {
                            return false;
                        }
                    }
                    return true;
                })
                .mayRunLong()
                .with(Finds::indexed)
                .with(Finds::compared);
    }

    /** What was found, which may be null. */
    private record Found(boolean has, @Nullable Object value) {

        static final Found NOTHING = new Found(false, null);

        @Nullable
        Object orElse(boolean orDefault, boolean filtered, @Nullable Object zero) {
            if (!has && !orDefault) {
                throw filtered ? Query.noMatch() : Query.noElements();
            }
            return has ? value : zero;
        }
    }

    private static @Nullable NetFunction predicate(@Nullable Object[] a, boolean filtered) {
        return filtered ? Args.function(a[1], "predicate") : null;
    }

    private static boolean fits(@Nullable NetFunction predicate, @Nullable Object value) {
        return predicate == null || Args.flag(predicate.call(value));
    }

    private static Found first(Work work, Object source, @Nullable NetFunction predicate) {
        for (Iterator<@Nullable Object> each = each(work, source); each.hasNext(); ) {
            Object value = each.next();
            if (fits(predicate, value)) {
                return new Found(true, value);
            }
        }
        return Found.NOTHING;
    }

    private static Found last(Work work, Object source, @Nullable NetFunction predicate) {
        int count = Elements.known(source);
        if (predicate == null && count > 0 && source instanceof io.holdfast.dotnet.NetIList) {
            return new Found(true, Elements.get(source, count - 1));
        }
        Found found = Found.NOTHING;
        for (Iterator<@Nullable Object> each = each(work, source); each.hasNext(); ) {
            Object value = each.next();
            found = fits(predicate, value) ? new Found(true, value) : found;
        }
        return found;
    }

    private static Found single(Work work, Object source, @Nullable NetFunction predicate, boolean filtered) {
        Found found = Found.NOTHING;
        for (Iterator<@Nullable Object> each = each(work, source); each.hasNext(); ) {
            Object value = each.next();
            if (fits(predicate, value)) {
                if (found.has()) {
                    throw NetException.invalidOperation(
                            filtered
                                    ? "Sequence contains more than one matching element"
                                    : "Sequence contains more than one element");
                }
                found = new Found(true, value);
            }
        }
        return found;
    }

    private static void indexed(NetTypeBuilder builder) {
        builder.genericStaticMethod("TSource ElementAt" + SOURCE + ", int index)", (work, types, self, a) -> {
                    Found found = at(work, source(a[0]), Args.whole(a[1]));
                    if (!found.has()) {
                        throw NetException.badIndex();
                    }
                    return found.value();
                })
                .mayRunLong()
                .genericStaticMethod("TSource ElementAtOrDefault" + SOURCE + ", int index)", (work, types, self, a) -> {
                    Found found = at(work, source(a[0]), Args.whole(a[1]));
                    return found.has() ? found.value() : TypeRefs.zero(types[0]);
                })
                .mayRunLong();
    }

    private static Found at(Work work, Object source, int index) {
        int left = index;
        for (Iterator<@Nullable Object> each = each(work, source); left >= 0 && each.hasNext(); left--) {
            Object value = each.next();
            if (left == 0) {
                return new Found(true, value);
            }
        }
        return Found.NOTHING;
    }

    private static void compared(NetTypeBuilder builder) {
        String comparer = ", IEqualityComparer<TSource> comparer)";
        String two = "<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second";
        builder.staticMethod(
                        "bool Contains" + SOURCE + ", TSource value)",
                        (work, self, a) -> contains(work, source(a[0]), a[1], null))
                .mayRunLong()
                .staticMethod(
                        "bool Contains" + SOURCE + ", TSource value" + comparer,
                        (work, self, a) -> contains(work, source(a[0]), a[1], a[2]))
                .mayRunLong()
                .staticMethod("bool SequenceEqual" + two + ")", (work, self, a) -> same(work, a, null))
                .mayRunLong()
                .staticMethod("bool SequenceEqual" + two + comparer, (work, self, a) -> same(work, a, a[2]))
                .mayRunLong();
    }

    private static boolean contains(Work work, Object source, @Nullable Object value, @Nullable Object comparer) {
        NetComparer how = NetComparer.orDefault(comparer);
        return first(work, source, arguments -> equal(how, arguments[0], value)).has();
    }

    private static boolean equal(NetComparer how, @Nullable Object a, @Nullable Object b) {
        return (a == null || b == null) ? a == null && b == null : how.key(a).equals(how.key(b));
    }

    private static boolean same(Work work, @Nullable Object[] a, @Nullable Object comparer) {
        NetComparer how = NetComparer.orDefault(comparer);
        Iterator<@Nullable Object> left = each(work, Args.given(a[0], "first"));
        Iterator<@Nullable Object> right = each(work, Args.given(a[1], "second"));
        while (left.hasNext() && right.hasNext()) {
            if (!equal(how, left.next(), right.next())) {
                return false;
            }
        }
        return !left.hasNext() && !right.hasNext();
    }
}
