package io.holdfast.dotnet.text;

import static io.holdfast.dotnet.text.StringType.text;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.Work;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Members of String that look for something: Contains, IndexOf, IndexOfAny, LastIndexOf, LastIndexOfAny. */
final class StringSearching {

    private StringSearching() {}

    static void describe(NetTypeBuilder builder) {
        builder.method(
                        "bool Contains(string value)",
                        (work, self, a) -> contains(work, text(self), a[0], StringComparison.Ordinal))
                .mayRunLong()
                .method(
                        "bool Contains(string value, StringComparison comparisonType)",
                        (work, self, a) -> contains(work, text(self), a[0], Args.self(a[1])))
                .mayRunLong()
                .method(
                        "bool Contains(char value)",
                        (work, self, a) -> text(self).indexOf(Args.character(a[0])) >= 0)
                .method(
                        "bool Contains(char value, StringComparison comparisonType)",
                        (work, self, a) ->
                                contains(work, text(self), Character.toString(Args.character(a[0])), Args.self(a[1])))
                .mayRunLong()
                .method(
                        "int IndexOf(char value, StringComparison comparisonType)",
                        (work, self, a) -> texts(
                                work,
                                text(self),
                                new @Nullable Object[] {Character.toString(Args.character(a[0])), a[1]},
                                0,
                                true,
                                true))
                .mayRunLong();
        for (boolean first : new boolean[] {true, false}) {
            String name = first ? "int IndexOf" : "int LastIndexOf";
            for (int more = 0; more < 3; more++) {
                int numbers = more;
                String rest = new String[] {"", ", int startIndex", ", int startIndex, int count"}[more];
                builder.method(
                                name + "(char value" + rest + ")",
                                (work, self, a) -> chars(text(self), c -> c == Args.character(a[0]), a, numbers, first))
                        .method(
                                name + "Any(char[] anyOf" + rest + ")",
                                (work, self, a) -> chars(text(self), any(Args.given(a[0], "anyOf")), a, numbers, first))
                        .mayRunLong()
                        .method(
                                name + "(string value" + rest + ")",
                                (work, self, a) -> texts(work, text(self), a, numbers, first, false))
                        .mayRunLong()
                        .method(
                                name + "(string value" + rest + ", StringComparison comparisonType)",
                                (work, self, a) -> texts(work, text(self), a, numbers, first, true))
                        .mayRunLong();
            }
        }
    }

    private static boolean contains(Work work, String text, @Nullable Object value, StringComparison how) {
        return Search.first(work, text, Args.given(value, "value"), 0, text.length(), how) >= 0;
    }

    static IntPredicate any(NetArray chars) {
        StringBuilder all = new StringBuilder();
        for (Object c : chars.items()) {
            all.append(Args.character(c));
        }
        String wanted = all.toString();
        return c -> wanted.indexOf(c) >= 0;
    }

    /** Where a search begins and ends: [from, to). */
    private record Range(int from, int to) {}

    private static Range range(String text, @Nullable Object[] a, int numbers, boolean forward) {
        int length = text.length();
        int start = numbers > 0 ? Args.whole(a[1]) : forward ? 0 : length - 1;
        if (numbers > 0 && !forward && length == 0 && (start == -1 || start == 0)) {
            check(numbers == 1 || Args.whole(a[2]) >= 0);
            return new Range(0, 0);
        }
        if (numbers > 0 && (start < 0 || start > length)) {
            throw badStart();
        }
        if (forward) {
            int count = numbers > 1 ? Args.whole(a[2]) : length - start;
            check(count >= 0 && count <= length - start);
            return new Range(start, start + count);
        }
        int asked = numbers > 1 ? Args.whole(a[2]) : start + 1;
        int last = Math.min(start, length - 1);
        int count = asked - (start - last);
        check(asked >= 0 && last - Math.max(count, 0) + 1 >= 0);
        return new Range(last - Math.max(count, 0) + 1, last + 1);
    }

    private static NetException badStart() {
        return NetException.argumentOutOfRange(
                "Index was out of range. Must be non-negative and less than or equal to the size of the collection.",
                "startIndex");
    }

    private static void check(boolean valid) {
        if (!valid) {
            throw NetException.argumentOutOfRange(
                    "Count must be positive and count must refer to a location within the string/array/collection.",
                    "count");
        }
    }

    private static int chars(String text, IntPredicate wanted, @Nullable Object[] a, int numbers, boolean first) {
        if (text.isEmpty() && !first) {
            return -1;
        }
        if (!first && numbers > 0 && Args.whole(a[1]) >= text.length()) {
            throw badStart();
        }
        Range range = range(text, a, numbers, first);
        for (int i = 0; i < range.to() - range.from(); i++) {
            int at = first ? range.from() + i : range.to() - 1 - i;
            if (wanted.test(text.charAt(at))) {
                return at;
            }
        }
        return -1;
    }

    private static int texts(
            Work work, String text, @Nullable Object[] a, int numbers, boolean first, boolean hasComparison) {
        String value = Args.given(a[0], "value");
        StringComparison how = hasComparison ? Args.self(a[a.length - 1]) : StringComparison.CurrentCulture;
        Range range = range(text, a, numbers, first);
        return first
                ? Search.first(work, text, value, range.from(), range.to(), how)
                : Search.last(work, text, value, range.from(), range.to(), how);
    }
}
