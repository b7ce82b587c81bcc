package io.holdfast.dotnet.json;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Sequences;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Newtonsoft.Json.Linq.Extensions: what sequences of tokens can do. */
@AutoService(NetTypeSource.class)
public final class JsonExtensions implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {JToken.NAMESPACE + "Extensions"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofStatic(name)
                .with(JsonExtensions::relatives)
                .with(JsonExtensions::values)
                .build();
    }

    private static TypeRef tokens() {
        return TypeRefs.of(JToken.NAMESPACE + "JToken");
    }

    private static void relatives(NetTypeBuilder builder) {
        builder.staticMethod(
                        "IJEnumerable<JToken> Ancestors<T>(this IEnumerable<T> source)",
                        (work, self, a) -> each(work, a[0], (token, to) -> {
                            for (JToken at = token.parent(); at != null; at = at.parent()) {
                                work.tick();
                                to.add(at);
                            }
                        }))
                .mayRunLong()
                .staticMethod(
                        "IJEnumerable<JToken> AncestorsAndSelf<T>(this IEnumerable<T> source)",
                        (work, self, a) -> each(work, a[0], (token, to) -> {
                            for (JToken at = token; at != null; at = at.parent()) {
                                work.tick();
                                to.add(at);
                            }
                        }))
                .mayRunLong()
                .staticMethod(
                        "IJEnumerable<JToken> Descendants<T>(this IEnumerable<T> source)",
                        (work, self, a) -> each(
                                work,
                                a[0],
                                (token, to) ->
                                        TokenWalk.descendants(work, token).forEach(to::add)))
                .mayRunLong()
                .staticMethod(
                        "IJEnumerable<JToken> DescendantsAndSelf<T>(this IEnumerable<T> source)",
                        (work, self, a) -> each(work, a[0], (token, to) -> {
                            to.add(token);
                            TokenWalk.descendants(work, token).forEach(to::add);
                        }))
                .mayRunLong()
                .staticMethod(
                        "IJEnumerable<JProperty> Properties(this IEnumerable<JObject> source)",
                        (work, self, a) -> new TokenSequence(
                                TypeRefs.of(JToken.NAMESPACE + "JProperty"),
                                () -> TokenValues.children(work, a[0]).iterator()))
                .mayRunLong()
                .staticMethod(
                        "IJEnumerable<JToken> AsJEnumerable(this IEnumerable<JToken> source)",
                        (work, self, a) -> each(work, a[0], (token, to) -> to.add(token)))
                .mayRunLong()
                .staticMethod(
                        "IJEnumerable<JToken> Children<T>(this IEnumerable<T> source)",
                        (work, self, a) -> TokenSequence.tokens(
                                () -> TokenValues.children(work, a[0]).iterator()))
                .mayRunLong()
                .genericStaticMethod(
                        "IEnumerable<U> Children<T, U>(this IEnumerable<T> source)",
                        (work, types, self, a) -> TokenValues.convert(
                                work,
                                TokenSequence.tokens(
                                        () -> TokenValues.children(work, a[0]).iterator()),
                                types[1]))
                .mayRunLong();
    }

    private static void values(NetTypeBuilder builder) {
        builder.staticMethod(
                        "IJEnumerable<JToken> Values(this IEnumerable<JToken> source, object key)",
                        (work, self, a) -> TokenValues.values(work, a[0], true, a[1], tokens()))
                .mayRunLong()
                .staticMethod(
                        "IJEnumerable<JToken> Values(this IEnumerable<JToken> source)",
                        (work, self, a) -> TokenValues.values(work, a[0], false, null, tokens()))
                .mayRunLong()
                .genericStaticMethod(
                        "IEnumerable<U> Values<U>(this IEnumerable<JToken> source, object key)",
                        (work, types, self, a) -> TokenValues.values(work, a[0], true, a[1], types[0]))
                .mayRunLong()
                .genericStaticMethod(
                        "IEnumerable<U> Values<U>(this IEnumerable<JToken> source)",
                        (work, types, self, a) -> TokenValues.values(work, a[0], false, null, types[0]))
                .mayRunLong()
                .genericStaticMethod(
                        "U Value<U>(this IEnumerable<JToken> value)",
                        (work, types, self, a) -> TokenValues.value(one(a[0]), types[0]))
                .genericStaticMethod(
                        "U Value<T, U>(this IEnumerable<T> value)",
                        (work, types, self, a) -> TokenValues.value(one(a[0]), types[1]));
    }

    private static JToken one(@Nullable Object value) {
        if (value == null) {
            throw NetException.argumentNull("value");
        }
        if (value instanceof JToken token) {
            return token;
        }
        throw NetException.argument("Source value must be a JToken.");
    }

    private static TokenSequence each(Work work, @Nullable Object source, BiConsumer<JToken, List<JToken>> add) {
        if (source == null) {
            throw NetException.argumentNull("source");
        }
        return TokenSequence.tokens(() -> {
            List<JToken> all = new ArrayList<>();
            for (Iterator<@Nullable Object> tokens = Sequences.of(source); tokens.hasNext(); ) {
                work.tick();
                int before = all.size();
                add.accept((JToken) java.util.Objects.requireNonNull(tokens.next()), all);
                work.charge(8L * (all.size() - before));
            }
            return all.iterator();
        });
    }
}
