package io.holdfast.dotnet.json;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Work;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JToken. */
@AutoService(NetTypeSource.class)
public final class JTokenMembers implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {JToken.NAMESPACE + "JToken"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofClass(name, JToken.class)
                .is("IJEnumerable<JToken>")
                .with(JTokenMembers::properties)
                .with(JTokenMembers::relatives)
                .with(JTokenMembers::changes)
                .with(JTokenMembers::texts)
                .with(JTokenMembers::paths)
                .with(TokenOperators::describe)
                .build();
    }

    static JToken of(@Nullable Object self) {
        return Args.self(self);
    }

    static @Nullable JToken token(@Nullable Object argument) {
        return (JToken) argument;
    }

    private static void properties(NetTypeBuilder builder) {
        builder.property("JContainer Parent", (work, self, a) -> of(self).parent())
                .property("JToken Root", (work, self, a) -> of(self).root(work))
                .property("JTokenType Type", (work, self, a) -> of(self).type())
                .property("bool HasValues", (work, self, a) -> of(self).hasValues())
                .property("JToken Next", (work, self, a) -> of(self).next())
                .property("JToken Previous", (work, self, a) -> of(self).previous())
                .property("string Path", (work, self, a) -> of(self).path(work))
                .property("JToken First", (work, self, a) -> of(self).first())
                .property("JToken Last", (work, self, a) -> of(self).last())
                .indexer("JToken this[object key]", (work, self, a) -> of(self).get(work, a[0]), (work, self, a) -> {
                    of(self).set(work, a[0], token(a[1]));
                    return null;
                });
    }

    private static void relatives(NetTypeBuilder builder) {
        builder.method("IEnumerable<JToken> Ancestors()", (work, self, a) -> ancestors(work, of(self).parent()))
                .method("IEnumerable<JToken> AncestorsAndSelf()", (work, self, a) -> ancestors(work, of(self)))
                .method("IEnumerable<JToken> AfterSelf()", (work, self, a) -> after(work, of(self)))
                .method("IEnumerable<JToken> BeforeSelf()", (work, self, a) -> before(work, of(self)))
                .method("JEnumerable<JToken> Children()", (work, self, a) -> TokenSequence.tokens(of(self)::iterator))
                .genericMethod(
                        "JEnumerable<T> Children<T>()",
                        (work, types, self, a) -> new TokenSequence(
                                types[0], () -> ofType(work, of(self), types[0]).iterator()))
                .mayRunLong()
                .genericMethod("IEnumerable<T> Values<T>()", (work, types, self, a) -> {
                    of(self).first();
                    return TokenValues.convert(work, self, types[0]);
                })
                .genericMethod(
                        "T Value<T>(object key)",
                        (work, types, self, a) -> TokenValues.value(of(self).get(work, a[0]), types[0]));
    }

    private static List<JToken> ofType(Work work, JToken token, io.holdfast.dotnet.TypeRef type) {
        List<JToken> all = new ArrayList<>();
        if (token instanceof JContainer container) {
            for (JToken each : container.children()) {
                work.tick();
                if (io.holdfast.dotnet.Values.isInstance(each, type)) {
                    all.add(each);
                }
            }
        }
        return all;
    }

    private static TokenSequence ancestors(Work work, @Nullable JToken from) {
        return TokenSequence.tokens(() -> {
            List<JToken> all = new ArrayList<>();
            for (JToken at = from; at != null; at = at.parent()) {
                work.tick();
                all.add(at);
            }
            return all.iterator();
        });
    }

    private static TokenSequence after(Work work, JToken of) {
        return TokenSequence.tokens(() -> {
            List<JToken> all = new ArrayList<>();
            for (JToken at = of.next(); at != null; at = at.next()) {
                work.tick();
                all.add(at);
            }
            return all.iterator();
        });
    }

    private static TokenSequence before(Work work, JToken of) {
        return TokenSequence.tokens(() -> {
            List<JToken> all = new ArrayList<>();
            for (JToken at = of.previous(); at != null; at = at.previous()) {
                work.tick();
                all.add(at);
            }
            Collections.reverse(all);
            return all.iterator();
        });
    }

    private static void changes(NetTypeBuilder builder) {
        builder.method("void AddAfterSelf(object content)", (work, self, a) -> {
                    of(self).addAfterSelf(work, a[0]);
                    return null;
                })
                .mayRunLong()
                .method("void AddBeforeSelf(object content)", (work, self, a) -> {
                    of(self).addBeforeSelf(work, a[0]);
                    return null;
                })
                .mayRunLong()
                .method("void Remove()", (work, self, a) -> {
                    of(self).remove(work);
                    return null;
                })
                .method("void Replace(JToken value)", (work, self, a) -> {
                    of(self).replace(work, token(a[0]));
                    return null;
                })
                .mayRunLong();
    }

    private static void texts(NetTypeBuilder builder) {
        builder.method("string ToString()", (work, self, a) -> of(self).text(work))
                .mayRunLong()
                .method(
                        "string ToString(Newtonsoft.Json.Formatting formatting)",
                        (work, self, a) -> of(self).text(work, Args.self(a[0])))
                .mayRunLong()
                .method("JToken DeepClone()", (work, self, a) -> of(self).deepClone(work))
                .mayRunLong()
                .staticMethod(
                        "bool DeepEquals(JToken t1, JToken t2)",
                        (work, self, a) -> JToken.deepEquals(work, token(a[0]), token(a[1])))
                .mayRunLong()
                .staticMethod(
                        "JToken Parse(string json)",
                        (work, self, a) -> JsonLoader.token(work, Args.text(a[0]), JsonSettings.DEFAULT))
                .mayRunLong()
                .staticMethod("JToken FromObject(object o)", (work, self, a) -> ToTokens.token(work, a[0]))
                .mayRunLong()
                .genericMethod("T ToObject<T>()", (work, types, self, a) -> FromTokens.value(work, of(self), types[0]))
                .mayRunLong();
    }

    private static void paths(NetTypeBuilder builder) {
        builder.method(
                        "JToken SelectToken(string path)",
                        (work, self, a) -> JsonPath.one(work, of(self), Args.text(a[0]), false))
                .mayRunLong()
                .method(
                        "JToken SelectToken(string path, bool errorWhenNoMatch)",
                        (work, self, a) -> JsonPath.one(work, of(self), Args.text(a[0]), Args.flag(a[1])))
                .mayRunLong()
                .method(
                        "IEnumerable<JToken> SelectTokens(string path)",
                        (work, self, a) -> selected(work, of(self), Args.text(a[0]), false))
                .mayRunLong()
                .method(
                        "IEnumerable<JToken> SelectTokens(string path, bool errorWhenNoMatch)",
                        (work, self, a) -> selected(work, of(self), Args.text(a[0]), Args.flag(a[1])))
                .mayRunLong();
    }

    private static TokenSequence selected(Work work, JToken in, @Nullable String path, boolean mustMatch) {
        List<JToken> found = JsonPath.all(work, in, path, mustMatch);
        return TokenSequence.tokens(found::iterator);
    }
}
