package io.holdfast.dotnet.text;

import static io.holdfast.dotnet.text.StringType.text;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.Work;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Members of String that compare two: Compare, CompareTo, Equals, StartsWith, EndsWith. */
final class StringComparing {

    private static final StringComparison CULTURE = StringComparison.CurrentCulture;

    private StringComparing() {}

    static void describe(NetTypeBuilder builder) {
        builder.with(StringComparing::compared).with(StringComparing::parts).with(StringComparing::equal);
        edge(builder, "StartsWith", (text, c) -> text.charAt(0) == c, Search::starts);
        edge(builder, "EndsWith", (text, c) -> text.charAt(text.length() - 1) == c, Search::ends);
    }

    private static void compared(NetTypeBuilder builder) {
        builder.staticMethod(
                        "int Compare(string strA, string strB)",
                        (work, self, a) -> Search.compare(Args.text(a[0]), Args.text(a[1]), CULTURE))
                .mayRunLong()
                .staticMethod(
                        "int Compare(string strA, string strB, bool ignoreCase)",
                        (work, self, a) -> Search.compare(Args.text(a[0]), Args.text(a[1]), how(a[2])))
                .mayRunLong()
                .staticMethod(
                        "int Compare(string strA, string strB, StringComparison comparisonType)",
                        (work, self, a) -> Search.compare(Args.text(a[0]), Args.text(a[1]), Args.self(a[2])))
                .mayRunLong()
                .staticMethod(
                        "int CompareOrdinal(string strA, string strB)",
                        (work, self, a) -> Search.compare(Args.text(a[0]), Args.text(a[1]), StringComparison.Ordinal))
                .mayRunLong()
                .method(
                        "int CompareTo(string strB)",
                        (work, self, a) -> Search.compare(text(self), Args.text(a[0]), CULTURE))
                .mayRunLong()
                .method("int CompareTo(object value)", (work, self, a) -> {
                    if (a[0] != null && !(a[0] instanceof String)) {
                        throw NetException.argument("Object must be of type String.");
                    }
                    return Search.compare(text(self), Args.text(a[0]), CULTURE);
                })
                .mayRunLong();
    }

    private static StringComparison how(@Nullable Object ignoreCase) {
        return Args.flag(ignoreCase) ? StringComparison.CurrentCultureIgnoreCase : CULTURE;
    }

    private static void parts(NetTypeBuilder builder) {
        String both = "(string strA, int indexA, string strB, int indexB, int length";
        builder.staticMethod("int Compare" + both + ")", (work, self, a) -> parts(a, CULTURE))
                .mayRunLong()
                .staticMethod("int Compare" + both + ", bool ignoreCase)", (work, self, a) -> parts(a, how(a[5])))
                .mayRunLong()
                .staticMethod(
                        "int Compare" + both + ", StringComparison comparisonType)",
                        (work, self, a) -> parts(a, Args.self(a[5])))
                .mayRunLong()
                .staticMethod("int CompareOrdinal" + both + ")", (work, self, a) -> parts(a, StringComparison.Ordinal))
                .mayRunLong();
    }

    private static int parts(@Nullable Object[] a, StringComparison how) {
        int length = Args.whole(a[4]);
        return Search.compare(
                part(Args.text(a[0]), Args.whole(a[1]), length, "indexA"),
                part(Args.text(a[2]), Args.whole(a[3]), length, "indexB"),
                how);
    }

    private static @Nullable String part(@Nullable String text, int start, int length, String name) {
        if (text == null) {
            return null;
        }
        if (start < 0 || start > text.length() || length < 0) {
            throw NetException.argumentOutOfRange(
                    "Index was out of range. Must be non-negative and less than the size of the collection.", name);
        }
        return text.substring(start, (int) Math.min(text.length(), (long) start + length));
    }

    private static void equal(NetTypeBuilder builder) {
        builder.method("bool Equals(object obj)", (work, self, a) -> text(self).equals(a[0]))
                .method(
                        "bool Equals(string value)",
                        (work, self, a) -> text(self).equals(a[0]))
                .method(
                        "bool Equals(string value, StringComparison comparisonType)",
                        (work, self, a) -> Search.equal(text(self), Args.text(a[0]), Args.self(a[1])))
                .staticMethod("bool Equals(string a, string b)", (work, self, a) -> Objects.equals(a[0], a[1]))
                .staticMethod(
                        "bool Equals(string a, string b, StringComparison comparisonType)",
                        (work, self, a) -> Search.equal(Args.text(a[0]), Args.text(a[1]), Args.self(a[2])));
    }

    private interface Edge {
        boolean stands(String text, char c);
    }

    private interface Text {
        boolean stands(Work work, String text, String with, StringComparison how);
    }

    private static void edge(NetTypeBuilder builder, String name, Edge character, Text part) {
        builder.method(
                        "bool " + name + "(char value)",
                        (work, self, a) -> !text(self).isEmpty() && character.stands(text(self), Args.character(a[0])))
                .method(
                        "bool " + name + "(string value)",
                        (work, self, a) -> part.stands(work, text(self), Args.given(a[0], "value"), CULTURE))
                .method(
                        "bool " + name + "(string value, StringComparison comparisonType)",
                        (work, self, a) -> part.stands(work, text(self), Args.given(a[0], "value"), Args.self(a[1])));
    }
}
