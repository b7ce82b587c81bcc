package io.holdfast.dotnet.types;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.numbers.Primitives;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Guid. */
@AutoService(NetTypeSource.class)
public final class GuidType implements NetTypeSource {

    private static final UUID EMPTY = new UUID(0, 0);

    @Override
    public String[] names() {
        return new String[] {"System.Guid"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofStruct(name, UUID.class, EMPTY)
                .is("IComparable", "IFormattable", "IComparable<Guid>", "IEquatable<Guid>")
                .constant("Guid Empty", EMPTY)
                .constructor("()", (work, self, a) -> EMPTY)
                .constructor("(string g)", (work, self, a) -> Guids.parse(Args.given(a[0], "g")))
                .constructor("(byte[] b)", (work, self, a) -> Guids.of(Args.<byte[]>given(a[0], "b")))
                .staticMethod("Guid NewGuid()", (work, self, a) -> UUID.randomUUID())
                .staticMethod("Guid ParseExact(string input, string format)", (work, self, a) -> exact(a))
                .staticMethod("Guid Parse(string input)", (work, self, a) -> Guids.parse(Args.given(a[0], "input")))
                .staticMethod("bool TryParse(string input, out Guid result)", (work, self, a) -> {
                    UUID parsed = a[0] == null ? null : Primitives.tried(() -> Guids.parse(Args.self(a[0])));
                    Args.out(a[1]).value = parsed == null ? EMPTY : parsed;
                    return parsed != null;
                })
                .staticMethod("bool TryParseExact(string input, string format, out Guid result)", (work, self, a) -> {
                    UUID parsed = a[0] == null ? null : Primitives.tried(() -> exact(a));
                    Args.out(a[2]).value = parsed == null ? EMPTY : parsed;
                    return parsed != null;
                })
                .method("byte[] ToByteArray()", (work, self, a) -> Guids.bytes(Args.self(self)))
                .method("string ToString()", (work, self, a) -> Args.self(self).toString())
                .method(
                        "string ToString(string format)",
                        (work, self, a) -> Guids.format(Args.self(self), Args.text(a[0])))
                .with(Primitives.comparable("Guid"))
                .staticMethod("bool op_Equality(Guid a, Guid b)", (work, self, a) -> Values.equals(a[0], a[1]))
                .staticMethod("bool op_Inequality(Guid a, Guid b)", (work, self, a) -> !Values.equals(a[0], a[1]))
                .build();
    }

    private static UUID exact(@Nullable Object[] a) {
        String input = Args.given(a[0], "input");
        UUID parsed = Guids.parse(input);
        if (!Guids.format(parsed, Args.text(a[1])).equalsIgnoreCase(input.strip())) {
            throw NetException.format("Unrecognized Guid format.");
        }
        return parsed;
    }
}
