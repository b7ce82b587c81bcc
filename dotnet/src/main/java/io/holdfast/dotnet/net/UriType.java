package io.holdfast.dotnet.net;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.numbers.Primitives;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Uri. Left out: what takes or gives UriComponents, UriFormat and UriHostNameType, which policies may not name. */
@AutoService(NetTypeSource.class)
public final class UriType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"System.Uri"};
    }

    @Override
    public NetType describe(String name) {
        NetTypeBuilder builder = NetTypeBuilder.ofClass(name, NetUri.class)
                .constructor("(string uriString)", (work, self, a) -> made(work, a[0], UriKind.Absolute))
                .constructor(
                        "(string uriString, UriKind uriKind)", (work, self, a) -> made(work, a[0], Args.self(a[1])))
                .constructor(
                        "(Uri baseUri, string relativeUri)",
                        (work, self, a) -> NetUri.of(Args.<NetUri>given(a[0], "baseUri"), Values.toString(work, a[1])))
                .constructor(
                        "(Uri baseUri, Uri relativeUri)",
                        (work, self, a) -> NetUri.of(
                                Args.<NetUri>given(a[0], "baseUri"),
                                Args.<NetUri>given(a[1], "relativeUri").original()));
        for (String scheme : new String[] {"Http", "Https", "Ftp", "File", "Mailto", "Ws", "Wss"}) {
            builder.constant("string UriScheme" + scheme, scheme.toLowerCase(java.util.Locale.ROOT));
        }
        return builder.constant("string SchemeDelimiter", "://")
                .with(UriType::parts)
                .with(UriType::questions)
                .with(UriType::compared)
                .with(UriType::created)
                .with(UriType::escapes)
                .build();
    }

    private static NetUri of(@Nullable Object self) {
        return Args.self(self);
    }

    private static NetUri made(Work work, @Nullable Object text, UriKind kind) {
        String given = Args.given(text, "uriString");
        work.charge(8L * given.length());
        return NetUri.of(given, kind);
    }

    private static void part(NetTypeBuilder builder, String signature, Function<UriParts, Object> part) {
        builder.property(signature, (work, self, a) -> part.apply(of(self).parts()));
    }

    private static void parts(NetTypeBuilder builder) {
        part(builder, "string AbsolutePath", UriParts::path);
        part(builder, "string AbsoluteUri", UriParts::absolute);
        part(builder, "string Authority", UriParts::authority);
        part(builder, "string Host", UriParts::host);
        part(builder, "string DnsSafeHost", parts -> parts.host().replaceAll("[\\[\\]]", ""));
        part(builder, "string IdnHost", parts -> parts.host().replaceAll("[\\[\\]]", ""));
        part(builder, "string Fragment", UriParts::fragment);
        part(builder, "string Query", UriParts::query);
        part(builder, "string PathAndQuery", parts -> parts.path() + parts.query());
        part(builder, "string LocalPath", parts -> Unescaping.of(parts.path(), c -> true));
        part(builder, "string Scheme", UriParts::scheme);
        part(builder, "string UserInfo", UriParts::userInfo);
        part(builder, "int Port", UriParts::port);
        part(builder, "string[] Segments", parts -> NetArray.ofStrings(parts.segments()));
        builder.property("string OriginalString", (work, self, a) -> of(self).original())
                .method("string ToString()", (work, self, a) -> of(self).toString())
                .method(
                        "string GetLeftPart(UriPartial part)",
                        (work, self, a) -> of(self).parts().left(Args.self(a[0])));
    }

    private static void questions(NetTypeBuilder builder) {
        part(builder, "bool IsDefaultPort", UriParts::isDefaultPort);
        part(builder, "bool IsFile", parts -> parts.scheme().equals("file"));
        part(builder, "bool IsLoopback", UriParts::isLoopback);
        part(
                builder,
                "bool IsUnc",
                parts -> parts.scheme().equals("file") && !parts.host().isEmpty());
        builder.property("bool IsAbsoluteUri", (work, self, a) -> of(self).isAbsolute())
                .property("bool UserEscaped", (work, self, a) -> false)
                .method("bool IsWellFormedOriginalString()", (work, self, a) -> isWellFormed(of(self)))
                .method("bool IsBaseOf(Uri uri)", (work, self, a) -> {
                    UriParts own = of(self).parts();
                    String from = own.left(UriPartial.Path);
                    NetUri other = Args.given(a[0], "uri");
                    return !other.isAbsolute()
                            || other.parts()
                                    .left(UriPartial.Path)
                                    .startsWith(from.substring(0, from.lastIndexOf('/') + 1));
                })
                .staticMethod(
                        "bool CheckSchemeName(string schemeName)",
                        (work, self, a) -> a[0] != null && UriParser.isScheme(Args.self(a[0])))
                .staticMethod("bool IsWellFormedUriString(string uriString, UriKind uriKind)", (work, self, a) -> {
                    NetUri made = tried(() -> made(work, a[0], Args.self(a[1])));
                    return made != null && isWellFormed(made);
                });
    }

    private static boolean isWellFormed(NetUri uri) {
        String text = uri.original();
        return text.equals(text.strip()) && UriParser.escaped(text).length() == text.length() && text.indexOf('\\') < 0;
    }

    private static @Nullable NetUri tried(Primitives.Attempt<NetUri> attempt) {
        return Primitives.tried(attempt);
    }

    private static void compared(NetTypeBuilder builder) {
        builder.method("bool Equals(object comparand)", (work, self, a) -> of(self).equals(a[0]))
                .method("int GetHashCode()", (work, self, a) -> of(self).hashCode())
                .staticMethod("bool op_Equality(Uri uri1, Uri uri2)", (work, self, a) -> Values.equals(a[0], a[1]))
                .staticMethod("bool op_Inequality(Uri uri1, Uri uri2)", (work, self, a) -> !Values.equals(a[0], a[1]))
                .method("Uri MakeRelativeUri(Uri uri)", (work, self, a) -> {
                    NetUri other = Args.given(a[0], "uri");
                    UriParts from = of(self).parts();
                    return from.left(UriPartial.Authority).equals(other.parts().left(UriPartial.Authority))
                            ? NetUri.of(relative(from.path(), other.parts()), UriKind.RelativeOrAbsolute)
                            : other;
                });
    }

    private static String relative(String from, UriParts to) {
        String[] own = from.split("/", -1);
        String[] other = to.path().split("/", -1);
        int common = 0;
        while (common < own.length - 1 && common < other.length - 1 && own[common].equals(other[common])) {
            common++;
        }
        String down = String.join("/", java.util.Arrays.copyOfRange(other, common, other.length));
        return "../".repeat(own.length - 1 - common) + down + to.query() + to.fragment();
    }

    private static void created(NetTypeBuilder builder) {
        builder.staticMethod("bool TryCreate(string uriString, UriKind uriKind, out Uri result)", (work, self, a) -> {
                    NetUri made = a[0] == null ? null : tried(() -> made(work, a[0], Args.self(a[1])));
                    Args.out(a[2]).value = made;
                    return made != null;
                })
                .staticMethod("bool TryCreate(Uri baseUri, string relativeUri, out Uri result)", (work, self, a) -> {
                    NetUri made = a[0] == null || a[1] == null
                            ? null
                            : tried(() -> NetUri.of(of(a[0]), Args.<String>self(a[1])));
                    Args.out(a[2]).value = made;
                    return made != null;
                })
                .staticMethod("bool TryCreate(Uri baseUri, Uri relativeUri, out Uri result)", (work, self, a) -> {
                    NetUri made =
                            a[0] == null || a[1] == null ? null : tried(() -> NetUri.of(of(a[0]), of(a[1]).original()));
                    Args.out(a[2]).value = made;
                    return made != null;
                });
    }

    private static void escapes(NetTypeBuilder builder) {
        builder.staticMethod(
                        "string EscapeDataString(string stringToEscape)",
                        (work, self, a) ->
                                Percent.escaped(work, Args.given(a[0], "stringToEscape"), Percent.UNRESERVED))
                .mayRunLong()
                .staticMethod(
                        "string EscapeUriString(string stringToEscape)",
                        (work, self, a) -> Percent.escaped(
                                work, Args.given(a[0], "stringToEscape"), Percent.UNRESERVED + Percent.RESERVED))
                .mayRunLong()
                .staticMethod(
                        "string UnescapeDataString(string stringToUnescape)",
                        (work, self, a) -> Percent.unescaped(work, Args.given(a[0], "stringToUnescape")))
                .mayRunLong()
                .staticMethod(
                        "string HexEscape(char character)", (work, self, a) -> Percent.hexEscape(Args.character(a[0])))
                .staticMethod(
                        "bool IsHexDigit(char character)",
                        (work, self, a) ->
                                Character.digit(Args.character(a[0]), 16) >= 0 && Args.character(a[0]) <= 'f')
                .staticMethod("int FromHex(char digit)", (work, self, a) -> {
                    int value = Character.digit(Args.character(a[0]), 16);
                    if (value < 0) {
                        throw NetException.argument(
                                "Specified argument was out of the range of valid values. (Parameter 'digit')");
                    }
                    return value;
                })
                .staticMethod("bool IsHexEncoding(string pattern, int index)", (work, self, a) -> {
                    String text = Args.given(a[0], "pattern");
                    int at = Args.whole(a[1]);
                    return at >= 0 && at < text.length() && text.charAt(at) == '%' && Percent.octet(text, at + 1) >= 0;
                });
    }
}
