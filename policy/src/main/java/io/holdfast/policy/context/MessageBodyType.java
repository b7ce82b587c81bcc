package io.holdfast.policy.context;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.Work;
import io.holdfast.policy.Body;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code IMessageBody}. Who reads without {@code preserveContent} leaves nothing for the next one. */
@AutoService(NetTypeSource.class)
public final class MessageBodyType implements NetTypeSource {

    static final String NAME = "IMessageBody";
    private static final String JSON = "Newtonsoft.Json.Linq.";
    private static final String XML = "System.Xml.Linq.";

    record Held(Body body) {

        static @Nullable Held of(@Nullable Body body) {
            return body == null ? null : new Held(body);
        }
    }

    @Override
    public String[] names() {
        return new String[] {NAME};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofClass(NAME, Held.class)
                .genericMethod(
                        "T As<T>(bool preserveContent = false)",
                        (work, types, self, a) -> as(types[0], work, body(self), keeps(a)))
                .mayRunLong()
                .method(
                        "JToken AsJToken(bool preserveContent = false)",
                        (work, self, a) ->
                                FromText.parse(JSON + "JToken", work, body(self).text(keeps(a))))
                .mayRunLong()
                .method(
                        "JObject AsJObject(bool preserveContent = false)",
                        (work, self, a) -> FromText.parse(
                                JSON + "JObject", work, body(self).text(keeps(a))))
                .mayRunLong()
                .method(
                        "JArray AsJArray(bool preserveContent = false)",
                        (work, self, a) ->
                                FromText.parse(JSON + "JArray", work, body(self).text(keeps(a))))
                .mayRunLong()
                .method(
                        "IDictionary<string, IList<string>> AsFormUrlEncodedContent(bool preserveContent = false)",
                        (work, self, a) -> Forms.read(work, body(self).text(keeps(a))))
                .mayRunLong()
                .build();
    }

    private static Body body(@Nullable Object self) {
        return ((Held) Objects.requireNonNull(self)).body();
    }

    private static boolean keeps(@Nullable Object[] a) {
        return Boolean.TRUE.equals(a[0]);
    }

    private static Object as(TypeRef type, Work work, Body body, boolean keep) {
        return switch (type.fullName()) {
            case "System.String" -> body.text(keep);
            case "System.Byte[]" -> body.bytes(keep);
            case JSON + "JToken", JSON + "JObject", JSON + "JArray" ->
                FromText.parse(type.fullName(), work, body.text(keep));
            case XML + "XNode", XML + "XElement" -> FromText.parse(XML + "XElement", work, body.text(keep));
            case XML + "XDocument" -> FromText.parse(XML + "XDocument", work, body.text(keep));
            default ->
                throw new NetException(
                        "System.NotSupportedException", "A body can't be read as '" + type.fullName() + "'.");
        };
    }
}
