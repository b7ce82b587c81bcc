package io.holdfast.dotnet.numbers;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Whole;
import java.util.Arrays;

/** Byte, SByte, Int16, UInt16, Int32, UInt32, Int64, UInt64: they have the same members. */
@AutoService(NetTypeSource.class)
public final class WholeTypes implements NetTypeSource {

    @Override
    public String[] names() {
        return Arrays.stream(Whole.values()).map(Whole::type).toArray(String[]::new);
    }

    @Override
    public NetType describe(String name) {
        Whole kind = Arrays.stream(Whole.values())
                .filter(each -> each.type().equals(name))
                .findFirst()
                .orElseThrow();
        Object zero = kind.wrapped(0);
        return NetTypeBuilder.ofStruct(name, zero.getClass(), zero)
                .is("IComparable", "IFormattable", "IComparable<" + name + ">", "IEquatable<" + name + ">")
                .constant(name + " MaxValue", kind.most())
                .constant(name + " MinValue", kind.least())
                .with(Primitives.comparable(name))
                .with(Primitives.parsed(name, zero, text -> NumberParser.whole(kind, text)))
                .with(Primitives::formatted)
                .build();
    }
}
