package io.holdfast.dotnet.json;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.Described;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** JValue and JRaw. */
@AutoService(NetTypeSource.class)
public final class JValueMembers implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {JToken.NAMESPACE + "JValue", JToken.NAMESPACE + "JRaw"};
    }

    @Override
    public NetType describe(String name) {
        if (name.endsWith("JRaw")) {
            return NetTypeBuilder.ofClass(name, JRaw.class)
                    .is("JValue")
                    .constructor(
                            "(JRaw other)",
                            (work, self, a) -> Args.<JRaw>given(a[0], "other").deepClone(work))
                    .constructor("(object rawJson)", (work, self, a) -> new JRaw(a[0]))
                    .build();
        }
        NetTypeBuilder builder = NetTypeBuilder.ofClass(name, JValue.class)
                .is("JToken", "IComparable", "IFormattable", "IEquatable<JValue>", "IComparable<JValue>");
        builder.constructor(
                "(JValue other)",
                (work, self, a) -> Args.<JValue>given(a[0], "other").deepClone(work));
        for (String type : new String[] {
            "long",
            "decimal",
            "ulong",
            "double",
            "float",
            "DateTime",
            "DateTimeOffset",
            "bool",
            "Guid",
            "TimeSpan",
            "object"
        }) {
            builder.constructor("(" + type + " value)", (work, self, a) -> new JValue(a[0]));
        }
        return builder.constructor("(char value)", (work, self, a) -> new JValue(a[0], JTokenType.String))
                .constructor("(string value)", (work, self, a) -> JValue.text(Args.text(a[0])))
                .with(JValueMembers::members)
                .build();
    }

    private static JValue of(@Nullable Object self) {
        return Args.self(self);
    }

    private static void members(NetTypeBuilder builder) {
        builder.staticMethod("JValue CreateComment(string value)", (work, self, a) -> JValue.comment(Args.text(a[0])))
                .staticMethod("JValue CreateString(string value)", (work, self, a) -> JValue.text(Args.text(a[0])))
                .staticMethod("JValue CreateNull()", (work, self, a) -> JValue.ofNull())
                .staticMethod("JValue CreateUndefined()", (work, self, a) -> JValue.undefined())
                .property("object Value", (work, self, a) -> of(self).value(), (work, self, a) -> {
                    of(self).value(a[0]);
                    return null;
                })
                .method("string ToString()", (work, self, a) -> of(self).text(work))
                .method("string ToString(string format)", (work, self, a) -> formatted(work, of(self), Args.text(a[0])))
                .method("bool Equals(JValue other)", (work, self, a) -> of(self).equals(a[0]))
                .method("bool Equals(object obj)", (work, self, a) -> of(self).equals(a[0]))
                .method("int GetHashCode()", (work, self, a) -> of(self).hashCode())
                .method(
                        "int CompareTo(JValue obj)",
                        (work, self, a) -> a[0] == null ? 1 : JValues.order(of(self), (JValue) a[0]));
    }

    private static String formatted(Work work, JValue token, @Nullable String format) {
        return token.value() == null ? "" : Described.toString(work, token.value(), format);
    }
}
