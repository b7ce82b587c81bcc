package io.holdfast.dotnet.json;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import org.jspecify.annotations.Nullable;

/** JArray. */
@AutoService(NetTypeSource.class)
public final class JArrayMembers implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {JToken.NAMESPACE + "JArray"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofClass(name, JArray.class)
                .is("JContainer", "IList<JToken>")
                .constructor("()", (work, self, a) -> new JArray())
                .constructor(
                        "(JArray other)",
                        (work, self, a) -> Args.<JArray>given(a[0], "other").deepClone(work))
                .mayRunLong()
                .constructor("(params object[] content)", (work, self, a) -> new JArray(work, a[0]))
                .mayRunLong()
                .constructor("(object content)", (work, self, a) -> new JArray(work, a[0]))
                .mayRunLong()
                .staticMethod(
                        "JArray Parse(string json)",
                        (work, self, a) -> JsonLoader.array(work, Args.text(a[0]), JsonSettings.DEFAULT))
                .mayRunLong()
                .staticMethod("JArray FromObject(object o)", (work, self, a) -> ToTokens.array(work, a[0]))
                .mayRunLong()
                .with(JArrayMembers::items)
                .build();
    }

    private static JArray of(@Nullable Object self) {
        return Args.self(self);
    }

    private static void items(NetTypeBuilder builder) {
        builder.indexer(
                        "JToken this[int index]",
                        (work, self, a) -> of(self).get(Args.whole(a[0])),
                        (work, self, a) -> {
                            of(self).setAt(work, Args.whole(a[0]), JTokenMembers.token(a[1]));
                            return null;
                        })
                .indexer("JToken this[object key]", (work, self, a) -> of(self).get(work, a[0]), (work, self, a) -> {
                    of(self).set(work, a[0], JTokenMembers.token(a[1]));
                    return null;
                })
                .method(
                        "int IndexOf(JToken item)",
                        (work, self, a) -> of(self).indexOf(work, JTokenMembers.token(a[0])))
                .mayRunLong()
                .method("void Insert(int index, JToken item)", (work, self, a) -> {
                    of(self).insert(work, Args.whole(a[0]), a[1]);
                    return null;
                })
                .mayRunLong()
                .method("void RemoveAt(int index)", (work, self, a) -> {
                    of(self).removeAt(Args.whole(a[0]));
                    return null;
                })
                .method("void Add(JToken item)", (work, self, a) -> {
                    of(self).add(work, a[0]);
                    return null;
                })
                .mayRunLong()
                .method("void Clear()", (work, self, a) -> {
                    of(self).removeAll();
                    return null;
                })
                .mayRunLong()
                .method(
                        "bool Contains(JToken item)",
                        (work, self, a) -> of(self).indexOf(work, JTokenMembers.token(a[0])) >= 0)
                .mayRunLong()
                .property("bool IsReadOnly", (work, self, a) -> false)
                .method("bool Remove(JToken item)", (work, self, a) -> of(self).remove(work, JTokenMembers.token(a[0])))
                .mayRunLong();
    }
}
