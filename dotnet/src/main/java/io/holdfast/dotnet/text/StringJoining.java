package io.holdfast.dotnet.text;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.Sequences;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Members of String that put several together: Concat, Join, Format. */
final class StringJoining {

    private StringJoining() {}

    static void describe(NetTypeBuilder builder) {
        builder.with(StringJoining::concat).with(StringJoining::join).with(StringJoining::format);
    }

    private static void concat(NetTypeBuilder builder) {
        for (String parameters : new String[] {
            "object arg0",
            "object arg0, object arg1",
            "object arg0, object arg1, object arg2",
            "string str0, string str1",
            "string str0, string str1, string str2",
            "string str0, string str1, string str2, string str3"
        }) {
            builder.staticMethod(
                    "string Concat(" + parameters + ")",
                    (work, self, a) -> joined(work, "", Arrays.asList(a).iterator()));
        }
        for (String parameters : new String[] {"params object[] args", "params string[] values"}) {
            String name = parameters.substring(parameters.lastIndexOf(' ') + 1);
            builder.staticMethod(
                            "string Concat(" + parameters + ")",
                            (work, self, a) -> joined(
                                    work, "", Args.<NetArray>given(a[0], name).iterator()))
                    .mayRunLong();
        }
        builder.staticMethod(
                        "string Concat(IEnumerable<string> values)",
                        (work, self, a) -> joined(work, "", Sequences.of(Args.given(a[0], "values"))))
                .mayRunLong()
                .staticMethod(
                        "string Concat<T>(IEnumerable<T> values)",
                        (work, self, a) -> joined(work, "", Sequences.of(Args.given(a[0], "values"))))
                .mayRunLong();
    }

    private static void join(NetTypeBuilder builder) {
        for (String separator : new String[] {"string", "char"}) {
            for (String values : new String[] {"params string[] value", "params object[] values"}) {
                String name = values.substring(values.lastIndexOf(' ') + 1);
                builder.staticMethod(
                                "string Join(" + separator + " separator, " + values + ")",
                                (work, self, a) -> joined(
                                        work,
                                        Values.toString(work, a[0]),
                                        Args.<NetArray>given(a[1], name).iterator()))
                        .mayRunLong();
            }
            builder.staticMethod(
                            "string Join<T>(" + separator + " separator, IEnumerable<T> values)",
                            (work, self, a) ->
                                    joined(work, Values.toString(work, a[0]), Sequences.of(Args.given(a[1], "values"))))
                    .mayRunLong()
                    .staticMethod(
                            "string Join(" + separator + " separator, string[] value, int startIndex, int count)",
                            (work, self, a) -> part(work, a))
                    .mayRunLong();
        }
        builder.staticMethod(
                        "string Join(string separator, IEnumerable<string> values)",
                        (work, self, a) ->
                                joined(work, Values.toString(work, a[0]), Sequences.of(Args.given(a[1], "values"))))
                .mayRunLong();
    }

    private static String part(Work work, @Nullable Object[] a) {
        NetArray all = Args.given(a[1], "value");
        int start = Args.whole(a[2]);
        int count = Args.whole(a[3]);
        if (start < 0) {
            throw NetException.argumentOutOfRange("StartIndex cannot be less than zero.", "startIndex");
        }
        if (count < 0) {
            throw NetException.argumentOutOfRange("Count cannot be less than zero.", "count");
        }
        if (start > all.length() - count) {
            throw NetException.argumentOutOfRange(
                    "Index and count must refer to a location within the buffer.", "startIndex");
        }
        return joined(
                work,
                Values.toString(work, a[0]),
                Arrays.asList(all.items()).subList(start, start + count).iterator());
    }

    /** Elements with a text between them. */
    static String joined(Work work, String separator, Iterator<@Nullable Object> all) {
        StringBuilder text = new StringBuilder();
        for (boolean first = true; all.hasNext(); first = false) {
            work.tick();
            String each = Values.toString(work, all.next());
            work.charge(2L * (each.length() + (first ? 0 : separator.length())));
            text.append(first ? "" : separator).append(each);
        }
        return text.toString();
    }

    private static void format(NetTypeBuilder builder) {
        for (String parameters :
                new String[] {"object arg0", "object arg0, object arg1", "object arg0, object arg1, object arg2"}) {
            builder.staticMethod(
                    "string Format(string format, " + parameters + ")",
                    (work, self, a) ->
                            Formats.composite(work, Args.given(a[0], "format"), Arrays.copyOfRange(a, 1, a.length)));
        }
        builder.staticMethod(
                        "string Format(string format, params object[] args)",
                        (work, self, a) -> Formats.composite(
                                work,
                                Args.given(a[0], "format"),
                                Args.<NetArray>given(a[1], "args").items()))
                .mayRunLong();
    }
}
