package io.holdfast.dotnet.json;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Work;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** JContainer, JProperty and JConstructor. */
@AutoService(NetTypeSource.class)
public final class JContainerMembers implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {
            JToken.NAMESPACE + "JContainer", JToken.NAMESPACE + "JProperty", JToken.NAMESPACE + "JConstructor"
        };
    }

    @Override
    public NetType describe(String name) {
        return switch (name.substring(JToken.NAMESPACE.length())) {
            case "JProperty" -> property(name);
            case "JConstructor" -> constructor(name);
            default -> container(name);
        };
    }

    private static JContainer of(@Nullable Object self) {
        return Args.self(self);
    }

    private static NetType container(String name) {
        return NetTypeBuilder.ofClass(name, JContainer.class)
                .is("JToken")
                .property("int Count", (work, self, a) -> of(self).count())
                .method(
                        "IEnumerable<JToken> Descendants()",
                        (work, self, a) -> TokenSequence.tokens(
                                () -> TokenWalk.descendants(work, of(self)).iterator()))
                .mayRunLong()
                .method(
                        "IEnumerable<JToken> DescendantsAndSelf()",
                        (work, self, a) -> TokenSequence.tokens(() -> withSelf(work, of(self))))
                .mayRunLong()
                .method("void Add(object content)", (work, self, a) -> {
                    of(self).add(work, a[0]);
                    return null;
                })
                .mayRunLong()
                .method("void AddFirst(object content)", (work, self, a) -> {
                    of(self).addFirst(work, a[0]);
                    return null;
                })
                .mayRunLong()
                .method("void ReplaceAll(object content)", (work, self, a) -> {
                    of(self).replaceAll(work, a[0]);
                    return null;
                })
                .mayRunLong()
                .method("void RemoveAll()", (work, self, a) -> {
                    of(self).removeAll();
                    return null;
                })
                .mayRunLong()
                .method("void Merge(object content)", (work, self, a) -> {
                    JsonMerge.merge(work, of(self), a[0]);
                    return null;
                })
                .mayRunLong()
                .build();
    }

    private static Iterator<JToken> withSelf(Work work, JContainer top) {
        Iterator<JToken> self = Collections.<JToken>singleton(top).iterator();
        Iterator<JToken> below = TokenWalk.descendants(work, top).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return self.hasNext() || below.hasNext();
            }

            @Override
            public JToken next() {
                return self.hasNext() ? self.next() : below.next();
            }
        };
    }

    private static NetType property(String name) {
        return NetTypeBuilder.ofClass(name, JProperty.class)
                .is("JContainer")
                .constructor(
                        "(JProperty other)",
                        (work, self, a) -> Args.<JProperty>given(a[0], "other").deepClone(work))
                .constructor("(string name, object content)", JContainerMembers::made)
                .constructor("(string name, params object[] content)", JContainerMembers::made)
                .property(
                        "string Name",
                        (work, self, a) -> Args.<JProperty>self(self).name())
                .property(
                        "JToken Value",
                        (work, self, a) -> Args.<JProperty>self(self).value(),
                        (work, self, a) -> {
                            Args.<JProperty>self(self).value(work, JTokenMembers.token(a[0]));
                            return null;
                        })
                .build();
    }

    private static JProperty made(Work work, @Nullable Object self, @Nullable Object[] a) {
        return new JProperty(work, Args.text(a[0]), a[1]);
    }

    private static NetType constructor(String name) {
        return NetTypeBuilder.ofClass(name, JConstructor.class)
                .is("JContainer")
                .constructor("()", (work, self, a) -> new JConstructor(null))
                .constructor(
                        "(JConstructor other)",
                        (work, self, a) ->
                                Args.<JConstructor>given(a[0], "other").deepClone(work))
                .constructor("(string name)", (work, self, a) -> named(a[0]))
                .constructor("(string name, object content)", (work, self, a) -> filled(work, a))
                .constructor("(string name, params object[] content)", (work, self, a) -> filled(work, a))
                .property(
                        "string Name",
                        (work, self, a) -> Args.<JConstructor>self(self).name(),
                        (work, self, a) -> {
                            Args.<JConstructor>self(self).name(Args.text(a[0]));
                            return null;
                        })
                .build();
    }

    private static JConstructor named(@Nullable Object name) {
        String given = Args.given(name, "name");
        if (given.isEmpty()) {
            throw io.holdfast.dotnet.NetException.argument("Constructor name cannot be empty. (Parameter 'name')");
        }
        return new JConstructor(given);
    }

    private static JConstructor filled(Work work, @Nullable Object[] a) {
        JConstructor made = named(a[0]);
        made.add(work, a[1]);
        return made;
    }
}
