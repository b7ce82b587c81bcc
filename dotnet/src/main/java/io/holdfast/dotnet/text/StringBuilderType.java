package io.holdfast.dotnet.text;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Platform;
import io.holdfast.dotnet.Sequences;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** StringBuilder, which is Java's. Left out: chunks, pointers and what takes a culture. */
@AutoService(NetTypeSource.class)
public final class StringBuilderType implements NetTypeSource {

    private static final String[] APPENDED = {
        "bool", "sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "decimal",
        "char", "object", "string"
    };

    @Override
    public String[] names() {
        return new String[] {"System.Text.StringBuilder"};
    }

    @Override
    @SuppressWarnings("UnnecessaryStringBuilder")
    public NetType describe(String name) {
        return NetTypeBuilder.ofClass(name, StringBuilder.class)
                .constructor("()", (work, self, a) -> new StringBuilder())
                .constructor("(int capacity)", (work, self, a) -> new StringBuilder())
                .constructor("(int capacity, int maxCapacity)", (work, self, a) -> new StringBuilder())
                .constructor("(string value)", (work, self, a) -> made(work, a[0]))
                .constructor("(string value, int capacity)", (work, self, a) -> made(work, a[0]))
                .property("int Length", (work, self, a) -> of(self).length(), (work, self, a) -> {
                    int length = Args.whole(a[0]);
                    if (length < 0) {
                        throw NetException.argumentOutOfRange("Length cannot be less than zero.", "value");
                    }
                    work.charge(2L * length);
                    of(self).setLength(length);
                    return null;
                })
                .property("int Capacity", (work, self, a) -> Math.max(16, of(self).length()))
                .property("int MaxCapacity", (work, self, a) -> Integer.MAX_VALUE)
                .indexer(
                        "char this[int index]",
                        (work, self, a) -> of(self).charAt(index(self, a[0])),
                        (work, self, a) -> {
                            of(self).setCharAt(index(self, a[0]), Args.character(a[1]));
                            return null;
                        })
                .method("string ToString()", (work, self, a) -> part(work, of(self), 0, of(self).length()))
                .mayRunLong()
                .method(
                        "string ToString(int startIndex, int length)",
                        (work, self, a) -> part(work, of(self), Args.whole(a[0]), Args.whole(a[1])))
                .mayRunLong()
                .method("StringBuilder Clear()", (work, self, a) -> {
                    of(self).setLength(0);
                    return self;
                })
                .method("int EnsureCapacity(int capacity)", (work, self, a) -> Math.max(16, Args.whole(a[0])))
                .method(
                        "bool Equals(StringBuilder sb)",
                        (work, self, a) -> a[0] != null && of(self).compareTo(of(a[0])) == 0)
                .mayRunLong()
                .with(StringBuilderType::appended)
                .with(StringBuilderType::joined)
                .with(StringBuilderType::changed)
                .build();
    }

    private static StringBuilder of(@Nullable Object self) {
        return Args.self(self);
    }

    private static StringBuilder made(Work work, @Nullable Object text) {
        return append(work, new StringBuilder(), text);
    }

    private static int index(@Nullable Object self, @Nullable Object index) {
        int at = Args.whole(index);
        if (at < 0 || at >= of(self).length()) {
            throw NetException.indexOutOfRange();
        }
        return at;
    }

    private static String part(Work work, StringBuilder builder, int start, int length) {
        check(builder, start, length);
        work.charge(2L * length);
        return builder.substring(start, start + length);
    }

    private static void check(StringBuilder builder, int start, int length) {
        if (start < 0 || length < 0 || start > builder.length() - length) {
            throw NetException.argumentOutOfRange(
                    "Index was out of range. Must be non-negative and less than the size of the collection.",
                    start < 0 ? "startIndex" : "length");
        }
    }

    private static StringBuilder append(Work work, StringBuilder builder, @Nullable Object value) {
        String text = Values.toString(work, value);
        work.charge(2L * text.length());
        return builder.append(text);
    }

    private static void appended(NetTypeBuilder builder) {
        for (String type : APPENDED) {
            builder.method("StringBuilder Append(" + type + " value)", (work, self, a) -> append(work, of(self), a[0]))
                    .method("StringBuilder Insert(int index, " + type + " value)", (work, self, a) -> {
                        check(of(self), Args.whole(a[0]), 0);
                        String text = Values.toString(work, a[1]);
                        work.charge(2L * text.length());
                        return of(self).insert(Args.whole(a[0]), text);
                    });
        }
        builder.method("StringBuilder Append(char value, int repeatCount)", (work, self, a) -> {
                    int count = Args.whole(a[1]);
                    if (count < 0) {
                        throw NetException.argumentOutOfRange("Count cannot be less than zero.", "repeatCount");
                    }
                    work.charge(2L * count);
                    return of(self).repeat(Args.character(a[0]), count);
                })
                .method(
                        "StringBuilder Append(char[] value)",
                        (work, self, a) ->
                                a[0] == null ? self : append(work, of(self), StringType.ofChars(work, Args.self(a[0]))))
                .mayRunLong()
                .method("StringBuilder Append(string value, int startIndex, int count)", (work, self, a) -> {
                    StringBuilder part = new StringBuilder(Args.<String>given(a[0], "value"));
                    return append(work, of(self), part(work, part, Args.whole(a[1]), Args.whole(a[2])));
                })
                .method(
                        "StringBuilder Append(StringBuilder value)",
                        (work, self, a) -> append(work, of(self), a[0] == null ? null : of(a[0]).toString()))
                .mayRunLong()
                .method("StringBuilder AppendLine()", (work, self, a) -> append(work, of(self), Platform.NEW_LINE))
                .method(
                        "StringBuilder AppendLine(string value)",
                        (work, self, a) -> append(work, append(work, of(self), a[0]), Platform.NEW_LINE));
    }

    private static void joined(NetTypeBuilder builder) {
        String format = "StringBuilder AppendFormat(string format, ";
        for (String parameters :
                new String[] {"object arg0)", "object arg0, object arg1)", "object arg0, object arg1, object arg2)"}) {
            builder.method(
                    format + parameters,
                    (work, self, a) -> append(
                            work,
                            of(self),
                            Formats.composite(work, Args.given(a[0], "format"), Arrays.copyOfRange(a, 1, a.length))));
        }
        builder.method(
                        format + "params object[] args)",
                        (work, self, a) -> append(
                                work,
                                of(self),
                                Formats.composite(
                                        work,
                                        Args.given(a[0], "format"),
                                        Args.<NetArray>given(a[1], "args").items())))
                .mayRunLong();
        for (String separator : new String[] {"string", "char"}) {
            for (String values : new String[] {"params string[] values", "params object[] values"}) {
                builder.method(
                                "StringBuilder AppendJoin(" + separator + " separator, " + values + ")",
                                (work, self, a) -> join(work, of(self), a))
                        .mayRunLong();
            }
            builder.method(
                            "StringBuilder AppendJoin<T>(" + separator + " separator, IEnumerable<T> values)",
                            (work, self, a) -> join(work, of(self), a))
                    .mayRunLong();
        }
    }

    private static StringBuilder join(Work work, StringBuilder builder, @Nullable Object[] a) {
        return append(
                work,
                builder,
                StringJoining.joined(work, Values.toString(work, a[0]), Sequences.of(Args.given(a[1], "values"))));
    }

    private static void changed(NetTypeBuilder builder) {
        builder.method("StringBuilder Remove(int startIndex, int length)", (work, self, a) -> {
                    check(of(self), Args.whole(a[0]), Args.whole(a[1]));
                    return of(self).delete(Args.whole(a[0]), Args.whole(a[0]) + Args.whole(a[1]));
                })
                .method(
                        "StringBuilder Replace(char oldChar, char newChar)",
                        (work, self, a) ->
                                replaced(work, of(self), Values.toString(work, a[0]), Values.toString(work, a[1])))
                .mayRunLong()
                .method("StringBuilder Replace(string oldValue, string newValue)", (work, self, a) -> {
                    String old = Args.given(a[0], "oldValue");
                    if (old.isEmpty()) {
                        throw NetException.argument("The value cannot be an empty string. (Parameter 'oldValue')");
                    }
                    return replaced(work, of(self), old, Values.toString(work, a[1]));
                })
                .mayRunLong();
    }

    private static StringBuilder replaced(Work work, StringBuilder builder, String old, String by) {
        String text = Search.replaced(work, builder.toString(), old, by, StringComparison.Ordinal);
        builder.setLength(0);
        return builder.append(text);
    }
}
