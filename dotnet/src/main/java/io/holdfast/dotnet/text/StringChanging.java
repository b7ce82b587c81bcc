package io.holdfast.dotnet.text;

import static io.holdfast.dotnet.text.StringType.text;

import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Members of String that make another one: Substring, Insert, Remove, Replace, Pad, Trim, ToUpper … */
final class StringChanging {

    private StringChanging() {}

    static void describe(NetTypeBuilder builder) {
        builder.with(StringChanging::cut)
                .with(StringChanging::replaced)
                .with(StringChanging::padded)
                .with(StringChanging::cases)
                .with(StringChanging::chars);
        trim(builder, "Trim", true, true);
        trim(builder, "TrimStart", true, false);
        trim(builder, "TrimEnd", false, true);
    }

    private static void cut(NetTypeBuilder builder) {
        builder.method(
                        "string Substring(int startIndex)",
                        (work, self, a) -> substring(work, text(self), Args.whole(a[0]), -1))
                .method("string Substring(int startIndex, int length)", (work, self, a) -> {
                    int length = Args.whole(a[1]);
                    if (length < 0) {
                        throw NetException.argumentOutOfRange("Length cannot be less than zero.", "length");
                    }
                    return substring(work, text(self), Args.whole(a[0]), length);
                })
                .method("string Remove(int startIndex)", (work, self, a) -> {
                    int start = Args.whole(a[0]);
                    if (start < 0) {
                        throw NetException.argumentOutOfRange("StartIndex cannot be less than zero.", "startIndex");
                    }
                    if (start > text(self).length()) {
                        throw NetException.argumentOutOfRange(
                                "startIndex cannot be larger than length of string.", "startIndex");
                    }
                    work.charge(2L * start);
                    return text(self).substring(0, start);
                })
                .method("string Remove(int startIndex, int count)", (work, self, a) -> {
                    String text = text(self);
                    int start = Args.whole(a[0]);
                    int count = Args.whole(a[1]);
                    if (start < 0) {
                        throw NetException.argumentOutOfRange("StartIndex cannot be less than zero.", "startIndex");
                    }
                    if (count < 0) {
                        throw NetException.argumentOutOfRange("Count cannot be less than zero.", "count");
                    }
                    if (count > text.length() - start) {
                        throw NetException.argumentOutOfRange(
                                "Index and count must refer to a location within the string.", "count");
                    }
                    work.charge(2L * text.length());
                    return text.substring(0, start) + text.substring(start + count);
                })
                .method("string Insert(int startIndex, string value)", (work, self, a) -> {
                    String value = Args.given(a[1], "value");
                    int start = Args.whole(a[0]);
                    if (start < 0 || start > text(self).length()) {
                        throw NetException.argumentOutOfRange("startIndex");
                    }
                    work.charge(2L * (text(self).length() + value.length()));
                    return text(self).substring(0, start) + value + text(self).substring(start);
                });
    }

    private static String substring(Work work, String text, int start, int length) {
        if (start < 0) {
            throw NetException.argumentOutOfRange("StartIndex cannot be less than zero.", "startIndex");
        }
        if (start > text.length()) {
            throw NetException.argumentOutOfRange("startIndex cannot be larger than length of string.", "startIndex");
        }
        int end = length < 0 ? text.length() : start + length;
        if (length > text.length() - start) {
            throw NetException.argumentOutOfRange(
                    "Index and length must refer to a location within the string.", "length");
        }
        work.charge(2L * (end - start));
        return text.substring(start, end);
    }

    private static void replaced(NetTypeBuilder builder) {
        builder.method("string Replace(char oldChar, char newChar)", (work, self, a) -> {
                    work.charge(2L * text(self).length());
                    return text(self).replace(Args.character(a[0]), Args.character(a[1]));
                })
                .mayRunLong()
                .method(
                        "string Replace(string oldValue, string newValue)",
                        (work, self, a) -> replace(work, text(self), a, StringComparison.Ordinal))
                .mayRunLong()
                .method(
                        "string Replace(string oldValue, string newValue, StringComparison comparisonType)",
                        (work, self, a) -> replace(work, text(self), a, Args.self(a[2])))
                .mayRunLong()
                .method(
                        "string ReplaceLineEndings()",
                        (work, self, a) -> text(self).replaceAll("\\R", "\n"))
                .mayRunLong();
    }

    private static String replace(Work work, String text, @Nullable Object[] a, StringComparison how) {
        String old = Args.given(a[0], "oldValue");
        if (old.isEmpty()) {
            throw NetException.argument("String cannot be of zero length. (Parameter 'oldValue')");
        }
        return Search.replaced(work, text, old, a[1] == null ? "" : text(a[1]), how);
    }

    private static void padded(NetTypeBuilder builder) {
        for (boolean left : new boolean[] {true, false}) {
            String name = left ? "string PadLeft" : "string PadRight";
            builder.method(
                            name + "(int totalWidth)",
                            (work, self, a) -> pad(work, text(self), Args.whole(a[0]), ' ', left))
                    .method(
                            name + "(int totalWidth, char paddingChar)",
                            (work, self, a) -> pad(work, text(self), Args.whole(a[0]), Args.character(a[1]), left));
        }
    }

    private static String pad(Work work, String text, int width, char by, boolean left) {
        if (width < 0) {
            throw NetException.argumentOutOfRange("Non-negative number required.", "totalWidth");
        }
        int missing = width - text.length();
        if (missing <= 0) {
            return text;
        }
        work.charge(2L * width);
        String padding = Character.toString(by).repeat(missing);
        return left ? padding + text : text + padding;
    }

    private static void cases(NetTypeBuilder builder) {
        for (String culture : new String[] {"", "Invariant"}) {
            builder.method("string ToUpper" + culture + "()", (work, self, a) -> Cases.upper(work, text(self)))
                    .mayRunLong()
                    .method("string ToLower" + culture + "()", (work, self, a) -> Cases.lower(work, text(self)))
                    .mayRunLong();
        }
        builder.method(
                        "bool IsNormalized()",
                        (work, self, a) -> Normalizer.isNormalized(text(self), Normalizer.Form.NFC))
                .mayRunLong()
                .method("string Normalize()", (work, self, a) -> {
                    work.charge(6L * text(self).length());
                    return Normalizer.normalize(text(self), Normalizer.Form.NFC);
                })
                .mayRunLong();
    }

    private static void chars(NetTypeBuilder builder) {
        builder.method("char[] ToCharArray()", (work, self, a) -> ofText(work, text(self)))
                .mayRunLong()
                .method(
                        "char[] ToCharArray(int startIndex, int length)",
                        (work, self, a) -> ofText(
                                work, substring(work, text(self), Args.whole(a[0]), Math.max(0, Args.whole(a[1])))))
                .mayRunLong();
    }

    private static NetArray ofText(Work work, String text) {
        work.charge(8L * text.length());
        return new NetArray(
                TypeRefs.CHAR, text.chars().mapToObj(c -> (Object) (char) c).toArray());
    }

    private static void trim(NetTypeBuilder builder, String name, boolean start, boolean end) {
        builder.method("string " + name + "()", (work, self, a) -> White.trim(text(self), White::is, start, end))
                .method(
                        "string " + name + "(char trimChar)",
                        (work, self, a) -> White.trim(text(self), c -> c == Args.character(a[0]), start, end))
                .method("string " + name + "(params char[] trimChars)", (work, self, a) -> {
                    NetArray chars = (NetArray) a[0];
                    boolean white = chars == null || chars.length() == 0;
                    return White.trim(
                            text(self), white ? White::is : StringSearching.any(Args.self(chars)), start, end);
                })
                .mayRunLong();
    }
}
