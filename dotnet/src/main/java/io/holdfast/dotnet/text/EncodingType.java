package io.holdfast.dotnet.text;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** Encoding. Left out: UTF7, which .NET itself calls insecure; decoders, encoders, fallbacks, pointers and streams. */
@AutoService(NetTypeSource.class)
public final class EncodingType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"System.Text.Encoding"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofClass(name, NetEncoding.class)
                .staticProperty("Encoding UTF8", (work, self, a) -> NetEncoding.UTF_8)
                .staticProperty("Encoding Default", (work, self, a) -> NetEncoding.UTF_8)
                .staticProperty("Encoding ASCII", (work, self, a) -> NetEncoding.ASCII)
                .staticProperty("Encoding Latin1", (work, self, a) -> NetEncoding.LATIN_1)
                .staticProperty("Encoding Unicode", (work, self, a) -> NetEncoding.UTF_16)
                .staticProperty("Encoding BigEndianUnicode", (work, self, a) -> NetEncoding.UTF_16_BIG)
                .staticProperty("Encoding UTF32", (work, self, a) -> NetEncoding.UTF_32)
                .staticMethod(
                        "Encoding GetEncoding(string name)",
                        (work, self, a) -> NetEncoding.named(Args.given(a[0], "name")))
                .staticMethod(
                        "Encoding GetEncoding(int codepage)", (work, self, a) -> NetEncoding.numbered(Args.whole(a[0])))
                .staticMethod(
                        "byte[] Convert(Encoding srcEncoding, Encoding dstEncoding, byte[] bytes)", (work, self, a) -> {
                            byte[] bytes = Args.given(a[2], "bytes");
                            return encoded(work, of(a[1]), decoded(work, of(a[0]), bytes, 0, bytes.length));
                        })
                .mayRunLong()
                .property("int CodePage", (work, self, a) -> of(self).codePage())
                .property("string WebName", (work, self, a) -> of(self).webName())
                .property("string BodyName", (work, self, a) -> of(self).webName())
                .property("string HeaderName", (work, self, a) -> of(self).webName())
                .property("string EncodingName", (work, self, a) -> of(self).title())
                .property(
                        "bool IsSingleByte",
                        (work, self, a) -> of(self).unknown().equals("?"))
                .method(
                        "byte[] GetPreamble()",
                        (work, self, a) -> of(self).preamble().clone())
                .method("object Clone()", (work, self, a) -> self)
                .with(EncodingType::toBytes)
                .with(EncodingType::toTexts)
                .build();
    }

    private static NetEncoding of(@Nullable Object self) {
        return Args.self(self);
    }

    private static byte[] encoded(Work work, NetEncoding encoding, String text) {
        work.charge(6L * text.length());
        return encoding.encoded(text);
    }

    private static String decoded(Work work, NetEncoding encoding, byte[] bytes, int from, int count) {
        if (from < 0 || count < 0 || from > bytes.length - count) {
            throw NetException.argumentOutOfRange(
                    "Index and count must refer to a location within the buffer.", "bytes");
        }
        work.charge(2L * count);
        return encoding.decoded(bytes, from, count);
    }

    private static String chars(Work work, @Nullable Object given) {
        return given instanceof NetArray array
                ? StringType.ofChars(work, array)
                : Args.<String>given(given, given == null ? "s" : "chars");
    }

    private static String part(String text, int from, int count) {
        if (from < 0 || count < 0 || from > text.length() - count) {
            throw NetException.argumentOutOfRange(
                    "Index and count must refer to a location within the buffer.", "chars");
        }
        return text.substring(from, from + count);
    }

    private static void toBytes(NetTypeBuilder builder) {
        for (String type : new String[] {"string s", "char[] chars"}) {
            builder.method(
                            "byte[] GetBytes(" + type + ")",
                            (work, self, a) -> encoded(work, of(self), chars(work, a[0])))
                    .mayRunLong()
                    .method(
                            "byte[] GetBytes(" + type + ", int index, int count)",
                            (work, self, a) -> encoded(
                                    work, of(self), part(chars(work, a[0]), Args.whole(a[1]), Args.whole(a[2]))))
                    .mayRunLong()
                    .method(
                            "int GetByteCount(" + type + ")",
                            (work, self, a) -> encoded(work, of(self), chars(work, a[0])).length)
                    .mayRunLong();
        }
        builder.method("int GetMaxByteCount(int charCount)", (work, self, a) -> 3 * (Args.whole(a[0]) + 1));
    }

    private static void toTexts(NetTypeBuilder builder) {
        builder.method("string GetString(byte[] bytes)", (work, self, a) -> {
                    byte[] bytes = Args.given(a[0], "bytes");
                    return decoded(work, of(self), bytes, 0, bytes.length);
                })
                .mayRunLong()
                .method(
                        "string GetString(byte[] bytes, int index, int count)",
                        (work, self, a) ->
                                decoded(work, of(self), Args.given(a[0], "bytes"), Args.whole(a[1]), Args.whole(a[2])))
                .mayRunLong()
                .method("char[] GetChars(byte[] bytes)", (work, self, a) -> {
                    byte[] bytes = Args.given(a[0], "bytes");
                    work.charge(8L * bytes.length);
                    String text = decoded(work, of(self), bytes, 0, bytes.length);
                    return new NetArray(
                            TypeRefs.CHAR,
                            text.chars().mapToObj(c -> (Object) (char) c).toArray());
                })
                .mayRunLong()
                .method("int GetCharCount(byte[] bytes)", (work, self, a) -> {
                    byte[] bytes = Args.given(a[0], "bytes");
                    return decoded(work, of(self), bytes, 0, bytes.length).length();
                })
                .mayRunLong();
    }
}
