package io.holdfast.dotnet.types;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.numbers.Primitives;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Boolean. */
@AutoService(NetTypeSource.class)
public final class BooleanType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"System.Boolean"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofStruct(name, Boolean.class, false)
                .is("IComparable", "IComparable<bool>", "IEquatable<bool>")
                .constant("string TrueString", "True")
                .constant("string FalseString", "False")
                .with(Primitives.comparable("bool"))
                .with(Primitives.parsed("bool", false, BooleanType::parse))
                .method("string ToString()", (work, self, a) -> Values.toString(work, self))
                .build();
    }

    static Object parse(@Nullable String text) {
        if (text == null) {
            throw NetException.argumentNull("value");
        }
        return switch (text.replace('\0', ' ').strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw NetException.format("String '" + text + "' was not recognized as a valid Boolean.");
        };
    }
}
