package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetArray;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetReadOnlyDictionary;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Parameter;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Work;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The extension methods of policy expressions. */
@AutoService(NetTypeSource.class)
public final class ExtensionsType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"PolicyExtensions"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofStatic(name)
                .with(ExtensionsType::defaults)
                .with(ExtensionsType::credentials)
                .with(ExtensionsType::forms)
                .build();
    }

    private static void defaults(NetTypeBuilder builder) {
        builder.staticMethod(
                        "string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> dictionary, string key, string defaultValue = null)",
                        (work, self, a) -> joined(work, find(a), a[2]))
                .staticMethod(
                        "string GetValueOrDefault(this IReadOnlyDictionary<string, string> dictionary, string key, string defaultValue = null)",
                        (work, self, a) -> orElse(find(a), a[2]))
                .genericStaticMethod(
                        "TValue GetValueOrDefault<TKey, TValue>(this IReadOnlyDictionary<TKey, TValue> dictionary, TKey key, TValue defaultValue)",
                        (work, types, self, a) -> orElse(find(a), a[2]))
                .staticMethod(
                        "object GetValueOrDefault(this IReadOnlyDictionary<string, object> dictionary, string key)",
                        (work, self, a) -> find(a))
                .genericStaticMethod(
                        "T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> dictionary, string key)",
                        (work, types, self, a) -> cast(a, types[0], zero(types[0])))
                .genericStaticMethod(
                        "T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> dictionary, string key, T defaultValue)",
                        (work, types, self, a) -> cast(a, types[0], a[2]));
    }

    private static void credentials(NetTypeBuilder builder) {
        builder.staticMethod(
                        "BasicAuthCredentials AsBasic(this string input)",
                        (work, self, a) -> BasicCredentialsType.Credentials.read((String) a[0]))
                .staticMethod(
                        "bool TryParseBasic(this string input, out BasicAuthCredentials result)",
                        (work, self, a) -> out(a[1], BasicCredentialsType.Credentials.read((String) a[0])))
                .staticMethod("Jwt AsJwt(this string input)", (work, self, a) -> JwtText.read((String) a[0]))
                .mayRunLong()
                .staticMethod(
                        "bool TryParseJwt(this string input, out Jwt result)",
                        (work, self, a) -> out(a[1], JwtText.read((String) a[0])))
                .mayRunLong();
    }

    private static void forms(NetTypeBuilder builder) {
        builder.staticMethod(
                        "string ToFormUrlEncodedContent(this IDictionary<string, IList<string>> dictionary)",
                        (work, self, a) -> Forms.write(work, a[0]))
                .mayRunLong()
                .staticMethod(
                        "string ToQueryString(this IDictionary<string, IList<string>> dictionary)",
                        (work, self, a) -> Forms.write(work, a[0]))
                .mayRunLong();
    }

    private static boolean out(@Nullable Object cell, @Nullable Object value) {
        ((Parameter.Cell) java.util.Objects.requireNonNull(cell)).value = value;
        return value != null;
    }

    private static @Nullable Object find(@Nullable Object[] a) {
        if (a[0] == null) {
            throw NetException.argumentNull("dictionary");
        }
        if (a[1] == null) {
            throw NetException.argumentNull("key");
        }
        return ((NetReadOnlyDictionary) a[0]).find(a[1]);
    }

    private static @Nullable Object orElse(@Nullable Object found, @Nullable Object fallback) {
        return found == null ? fallback : found;
    }

    private static @Nullable Object joined(Work work, @Nullable Object found, @Nullable Object fallback) {
        if (!(found instanceof NetArray values)) {
            return fallback;
        }
        if (values.length() == 1) {
            return values.get(0);
        }
        String text = Arrays.stream(values.items()).map(String::valueOf).collect(Collectors.joining(","));
        work.charge(2L * text.length());
        return text;
    }

    /** As documented, a value of another type is an error and not the fallback. */
    private static @Nullable Object cast(@Nullable Object[] a, TypeRef type, @Nullable Object fallback) {
        Object found = find(a);
        return found == null ? fallback : Values.cast(found, type);
    }

    private static @Nullable Object zero(TypeRef type) {
        return type instanceof TypeRef.Of of ? of.type().zero() : null;
    }
}
