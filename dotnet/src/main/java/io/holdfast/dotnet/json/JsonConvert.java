package io.holdfast.dotnet.json;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Work;
import org.jspecify.annotations.Nullable;

/** JsonConvert, of which policies have SerializeObject and DeserializeObject. */
@AutoService(NetTypeSource.class)
public final class JsonConvert implements NetTypeSource {

    private static final String SETTINGS = "JsonSerializerSettings settings";

    @Override
    public String[] names() {
        return new String[] {"Newtonsoft.Json.JsonConvert"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofStatic(name)
                .staticMethod(
                        "string SerializeObject(object value)", (work, self, a) -> written(work, a[0], null, null))
                .mayRunLong()
                .staticMethod(
                        "string SerializeObject(object value, Newtonsoft.Json.Formatting formatting)",
                        (work, self, a) -> written(work, a[0], Args.self(a[1]), null))
                .mayRunLong()
                .staticMethod(
                        "string SerializeObject(object value, " + SETTINGS + ")",
                        (work, self, a) -> written(work, a[0], null, a[1]))
                .mayRunLong()
                .staticMethod(
                        "string SerializeObject(object value, Newtonsoft.Json.Formatting formatting, " + SETTINGS + ")",
                        (work, self, a) -> written(work, a[0], Args.self(a[1]), a[2]))
                .mayRunLong()
                .staticMethod(
                        "object DeserializeObject(string value)",
                        (work, self, a) -> read(work, a[0], null, TypeRefs.OBJECT))
                .mayRunLong()
                .staticMethod(
                        "object DeserializeObject(string value, " + SETTINGS + ")",
                        (work, self, a) -> read(work, a[0], a[1], TypeRefs.OBJECT))
                .mayRunLong()
                .genericStaticMethod(
                        "T DeserializeObject<T>(string value)",
                        (work, types, self, a) -> read(work, a[0], null, types[0]))
                .mayRunLong()
                .genericStaticMethod(
                        "T DeserializeObject<T>(string value, " + SETTINGS + ")",
                        (work, types, self, a) -> read(work, a[0], a[1], types[0]))
                .mayRunLong()
                .build();
    }

    private static String written(
            Work work, @Nullable Object value, @Nullable Formatting formatting, @Nullable Object settings) {
        Formatting how = formatting == null ? JsonSerializerSettings.formatting(settings) : formatting;
        return ToTokens.serialized(work, value, JsonSerializerSettings.keepsNulls(settings))
                .text(work, how);
    }

    private static @Nullable Object read(Work work, @Nullable Object text, @Nullable Object settings, TypeRef type) {
        if (text == null) {
            throw NetException.argumentNull("value");
        }
        JToken token = JsonLoader.deserialized(work, (String) text, JsonSerializerSettings.reading(settings));
        if (token == null) {
            if (TypeRefs.isValueType(type) && TypeRefs.underNullable(type) == null) {
                throw new NetException(
                        "Newtonsoft.Json.JsonSerializationException",
                        "No JSON content found and type '" + type.fullName()
                                + "' is not nullable. Path '', line 0, position 0.");
            }
            return null;
        }
        return FromTokens.value(work, token, type);
    }
}
