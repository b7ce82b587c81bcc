package io.holdfast.dotnet.convert;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetConvertible;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.Whole;
import io.holdfast.dotnet.Work;
import io.holdfast.dotnet.text.Formats;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Convert. Base 64 and other bases are {@link Bases}'. Left out: what takes a Type or a culture. */
@AutoService(NetTypeSource.class)
public final class ConvertType implements NetTypeSource {

    private static final String[] SOURCES = {
        "object",
        "bool",
        "char",
        "sbyte",
        "byte",
        "short",
        "ushort",
        "int",
        "uint",
        "long",
        "ulong",
        "float",
        "double",
        "decimal",
        "string",
        "DateTime"
    };

    @Override
    public String[] names() {
        return new String[] {"System.Convert"};
    }

    @Override
    public NetType describe(String name) {
        NetTypeBuilder builder = NetTypeBuilder.ofStatic(name);
        for (Whole kind : Whole.values()) {
            String simple = kind.type().substring(kind.type().indexOf('.') + 1);
            to(builder, kind.type() + " To" + simple, value -> Conversions.whole(kind, value));
        }
        to(builder, "double ToDouble", Conversions::real);
        to(builder, "float ToSingle", Conversions::single);
        to(builder, "decimal ToDecimal", Conversions::decimal);
        to(builder, "bool ToBoolean", Conversions::truth);
        to(builder, "char ToChar", Conversions::character);
        to(builder, "DateTime ToDateTime", Conversions::date);
        for (String source : SOURCES) {
            builder.staticMethod(
                    "string ToString(" + source + " value)",
                    (work, self, a) -> source.equals("string") ? a[0] : text(work, a[0]));
        }
        return builder.with(Bases::describe).build();
    }

    private static void to(NetTypeBuilder builder, String method, Function<@Nullable Object, Object> conversion) {
        for (String source : SOURCES) {
            builder.staticMethod(method + "(" + source + " value)", (work, self, a) -> conversion.apply(a[0]));
        }
    }

    private static String text(Work work, @Nullable Object value) {
        return value instanceof NetConvertible holder
                ? Formats.format(work, holder.primitive(), null)
                : Values.toString(work, value);
    }
}
