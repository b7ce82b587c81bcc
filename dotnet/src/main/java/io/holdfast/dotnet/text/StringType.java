package io.holdfast.dotnet.text;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** String. Its members by what they do: {@link StringComparing}, {@link StringSearching}, {@link StringChanging}, {@link StringJoining}, {@link StringSplitting}. */
@AutoService(NetTypeSource.class)
public final class StringType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"System.String"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofClass(name, String.class)
                .is("IEnumerable<char>", "IComparable", "IComparable<string>", "IEquatable<string>")
                .constant("string Empty", "")
                .constructor(
                        "(char c, int count)",
                        (work, self, a) -> repeated(work, Args.character(a[0]), Args.whole(a[1])))
                .constructor("(char[] value)", (work, self, a) -> a[0] == null ? "" : ofChars(work, Args.self(a[0])))
                .constructor(
                        "(char[] value, int startIndex, int length)",
                        (work, self, a) ->
                                part(ofChars(work, Args.given(a[0], "value")), Args.whole(a[1]), Args.whole(a[2])))
                .property("int Length", (work, self, a) -> text(self).length())
                .indexer("char this[int index]", (work, self, a) -> charAt(text(self), Args.whole(a[0])))
                .method("object Clone()", (work, self, a) -> self)
                .method("string ToString()", (work, self, a) -> self)
                .method("int GetHashCode()", (work, self, a) -> Values.hashCode(Args.self(self)))
                .staticMethod(
                        "bool IsNullOrEmpty(string value)",
                        (work, self, a) -> a[0] == null || text(a[0]).isEmpty())
                .staticMethod("bool IsNullOrWhiteSpace(string value)", (work, self, a) -> White.all(Args.text(a[0])))
                .mayRunLong()
                .staticMethod("string Copy(string str)", (work, self, a) -> Args.given(a[0], "str"))
                .staticMethod("string Intern(string str)", (work, self, a) -> Args.given(a[0], "str"))
                .staticMethod("string IsInterned(string str)", (work, self, a) -> Args.given(a[0], "str"))
                .staticMethod("bool op_Equality(string a, string b)", (work, self, a) -> Objects.equals(a[0], a[1]))
                .staticMethod("bool op_Inequality(string a, string b)", (work, self, a) -> !Objects.equals(a[0], a[1]))
                .with(StringComparing::describe)
                .with(StringSearching::describe)
                .with(StringChanging::describe)
                .with(StringJoining::describe)
                .with(StringSplitting::describe)
                .build();
    }

    static String text(@Nullable Object self) {
        return Args.<String>self(self);
    }

    private static char charAt(String text, int index) {
        if (index < 0 || index >= text.length()) {
            throw NetException.indexOutOfRange();
        }
        return text.charAt(index);
    }

    private static String repeated(Work work, char c, int count) {
        if (count < 0) {
            throw NetException.argumentOutOfRange("'count' must be non-negative.", "count");
        }
        work.charge(2L * count);
        return Character.toString(c).repeat(count);
    }

    static String ofChars(Work work, NetArray chars) {
        work.charge(2L * chars.length());
        StringBuilder text = new StringBuilder(chars.length());
        for (Object c : chars.items()) {
            text.append(Args.character(c));
        }
        return text.toString();
    }

    private static String part(String text, int start, int length) {
        if (start < 0) {
            throw NetException.argumentOutOfRange("StartIndex cannot be less than zero.", "startIndex");
        }
        if (length < 0) {
            throw NetException.argumentOutOfRange("Length cannot be less than zero.", "length");
        }
        if (start > text.length() - length) {
            throw NetException.argumentOutOfRange(
                    "Index was out of range. Must be non-negative and less than the size of the collection.",
                    "startIndex");
        }
        return text.substring(start, start + length);
    }
}
