package io.holdfast.dotnet.json;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetObject;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.NetTypes;
import io.holdfast.dotnet.TypeRef;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How JSON is read and printed, as far as expressions may say. */
public final class JsonSerializerSettings implements NetObject {

    private static final String NAME = "Newtonsoft.Json.JsonSerializerSettings";

    private DateParseHandling dates = DateParseHandling.DateTime;
    private FloatParseHandling floats = FloatParseHandling.Double;
    private NullValueHandling nulls = NullValueHandling.Include;
    private Formatting formatting = Formatting.None;
    private @Nullable Integer maxDepth = JsonSettings.DEFAULT.maxDepth();

    @Override
    public TypeRef netType() {
        return NetTypes.get(NAME).ref();
    }

    static JsonSettings reading(@Nullable Object given) {
        if (!(given instanceof JsonSerializerSettings settings)) {
            return JsonSettings.DEFAULT;
        }
        int depth = settings.maxDepth == null ? 0 : settings.maxDepth;
        return new JsonSettings(settings.dates, settings.floats == FloatParseHandling.Decimal, depth);
    }

    static boolean keepsNulls(@Nullable Object given) {
        return !(given instanceof JsonSerializerSettings settings) || settings.nulls == NullValueHandling.Include;
    }

    static Formatting formatting(@Nullable Object given) {
        return given instanceof JsonSerializerSettings settings ? settings.formatting : Formatting.None;
    }

    /** Describes it. */
    @AutoService(NetTypeSource.class)
    public static final class Source implements NetTypeSource {

        @Override
        public String[] names() {
            return new String[] {NAME};
        }

        @Override
        public NetType describe(String name) {
            NetTypeBuilder builder = NetTypeBuilder.ofClass(name, JsonSerializerSettings.class)
                    .constructor("()", (work, self, a) -> new JsonSerializerSettings());
            property(builder, "DateParseHandling DateParseHandling", s -> s.dates, (s, v) -> s.dates = Args.self(v));
            property(
                    builder, "FloatParseHandling FloatParseHandling", s -> s.floats, (s, v) -> s.floats = Args.self(v));
            property(builder, "NullValueHandling NullValueHandling", s -> s.nulls, (s, v) -> s.nulls = Args.self(v));
            property(builder, "Formatting Formatting", s -> s.formatting, (s, v) -> s.formatting = Args.self(v));
            property(builder, "int? MaxDepth", s -> s.maxDepth, (s, v) -> s.maxDepth = (Integer) v);
            return builder.build();
        }

        private interface Get {
            @Nullable
            Object from(JsonSerializerSettings settings);
        }

        private static void property(
                NetTypeBuilder builder,
                String signature,
                Get get,
                BiConsumer<JsonSerializerSettings, @Nullable Object> set) {
            builder.property(
                    signature.replaceFirst("^(?!int)", "Newtonsoft.Json."),
                    (work, self, a) -> get.from(Args.self(self)),
                    (work, self, a) -> {
                        set.accept(Args.self(self), a[0]);
                        return null;
                    });
        }
    }
}
