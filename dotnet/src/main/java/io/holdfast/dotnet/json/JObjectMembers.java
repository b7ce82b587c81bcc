package io.holdfast.dotnet.json;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.text.StringComparison;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** JObject. */
@AutoService(NetTypeSource.class)
public final class JObjectMembers implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {JToken.NAMESPACE + "JObject"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofClass(name, JObject.class)
                .is("JContainer", "IDictionary<string, JToken>")
                .constructor("()", (work, self, a) -> new JObject())
                .constructor(
                        "(JObject other)",
                        (work, self, a) -> Args.<JObject>given(a[0], "other").deepClone(work))
                .mayRunLong()
                .constructor("(params object[] content)", (work, self, a) -> new JObject(work, a[0]))
                .constructor("(object content)", (work, self, a) -> new JObject(work, a[0]))
                .staticMethod(
                        "JObject Parse(string json)",
                        (work, self, a) -> JsonLoader.object(work, Args.text(a[0]), JsonSettings.DEFAULT))
                .mayRunLong()
                .staticMethod("JObject FromObject(object o)", (work, self, a) -> ToTokens.object(work, a[0]))
                .mayRunLong()
                .with(JObjectMembers::properties)
                .with(JObjectMembers::changes)
                .build();
    }

    private static JObject of(@Nullable Object self) {
        return Args.self(self);
    }

    private static void properties(NetTypeBuilder builder) {
        builder.indexer(
                        "JToken this[string propertyName]",
                        (work, self, a) -> of(self).get(Args.text(a[0])),
                        JObjectMembers::set)
                .indexer("JToken this[object key]", (work, self, a) -> of(self).get(work, a[0]), JObjectMembers::set)
                .method(
                        "IEnumerable<JProperty> Properties()",
                        (work, self, a) -> TokenSequence.properties(of(self)::iterator))
                .method("JProperty Property(string name)", (work, self, a) -> of(self).property(Args.text(a[0])))
                .method(
                        "JProperty Property(string name, StringComparison comparison)",
                        (work, self, a) -> of(self).property(work, Args.text(a[0]), comparison(a[1])))
                .method(
                        "JEnumerable<JToken> PropertyValues()",
                        (work, self, a) -> TokenSequence.tokens(() -> of(self).properties().stream()
                                .map(JProperty::value)
                                .iterator()))
                .method(
                        "JToken GetValue(string propertyName)",
                        (work, self, a) -> value(of(self).property(Args.text(a[0]))))
                .method(
                        "JToken GetValue(string propertyName, StringComparison comparison)",
                        (work, self, a) -> value(of(self).property(work, Args.text(a[0]), comparison(a[1]))))
                .method(
                        "bool ContainsKey(string propertyName)",
                        (work, self, a) -> of(self).containsKey(Args.text(a[0])))
                .method(
                        "bool TryGetValue(string propertyName, out JToken value)",
                        (work, self, a) -> out(of(self).property(Args.text(a[0])), a[1]))
                .method(
                        "bool TryGetValue(string propertyName, StringComparison comparison, out JToken value)",
                        (work, self, a) -> out(of(self).property(work, Args.text(a[0]), comparison(a[1])), a[2]))
                .method(
                        "IEnumerator<KeyValuePair<string, JToken>> GetEnumerator()",
                        (work, self, a) -> new io.holdfast.dotnet.collections.NetEnumerator(of(self).pairs()));
    }

    private static @Nullable Object set(Work work, @Nullable Object self, @Nullable Object[] a) {
        of(self).set(work, a[0], JTokenMembers.token(a[1]));
        return null;
    }

    private static @Nullable JToken value(@Nullable JProperty property) {
        return property == null ? null : property.value();
    }

    private static boolean out(@Nullable JProperty property, @Nullable Object cell) {
        Args.out(cell).value = value(property);
        return property != null;
    }

    private static BiPredicate<String, String> comparison(@Nullable Object given) {
        StringComparison comparison = Args.self(given);
        return comparison.name().endsWith("IgnoreCase") ? String::equalsIgnoreCase : String::equals;
    }

    private static void changes(NetTypeBuilder builder) {
        builder.method("void Add(string propertyName, JToken value)", (work, self, a) -> {
                    of(self).add(work, Args.text(a[0]), JTokenMembers.token(a[1]));
                    return null;
                })
                .mayRunLong()
                .method("bool Remove(string propertyName)", (work, self, a) -> of(self).remove(work, Args.text(a[0])));
    }
}
