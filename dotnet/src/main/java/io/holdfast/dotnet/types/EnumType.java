package io.holdfast.dotnet.types;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.Enums;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.TypeRef;
import io.holdfast.dotnet.TypeRefs;
import io.holdfast.dotnet.Values;
import io.holdfast.dotnet.numbers.Primitives;
import io.holdfast.dotnet.text.Formats;
import org.jspecify.annotations.Nullable;

/** Enum: what all enums can do. Forms that take a Type are left out, since no expression has one. */
@AutoService(NetTypeSource.class)
public final class EnumType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"System.Enum"};
    }

    @Override
    public NetType describe(String name) {
        return NetTypeBuilder.ofClass(name, Enum.class)
                .is("IComparable", "IFormattable")
                .method("string ToString()", (work, self, a) -> Enums.text(Args.self(self)))
                .method(
                        "string ToString(string format)",
                        (work, self, a) -> Formats.ofEnum(Args.self(self), a[0] == null ? "" : Args.<String>self(a[0])))
                .method("bool Equals(object obj)", (work, self, a) -> Values.equals(self, a[0]))
                .method("int GetHashCode()", (work, self, a) -> Long.hashCode(Enums.number(Args.self(self))))
                .method("int CompareTo(object target)", (work, self, a) -> Values.compare(self, a[0]))
                .method("bool HasFlag(Enum flag)", (work, self, a) -> {
                    long flag = Enums.number(Args.given(a[0], "flag"));
                    return (Enums.number(Args.self(self)) & flag) == flag;
                })
                .genericStaticMethod(
                        "TEnum Parse<TEnum>(string value)",
                        (work, types, self, a) -> parse(types[0], Args.text(a[0]), false))
                .genericStaticMethod(
                        "TEnum Parse<TEnum>(string value, bool ignoreCase)",
                        (work, types, self, a) -> parse(types[0], Args.text(a[0]), Args.flag(a[1])))
                .genericStaticMethod(
                        "bool TryParse<TEnum>(string value, out TEnum result)",
                        (work, types, self, a) -> tryParse(types[0], a, false, a[1]))
                .genericStaticMethod(
                        "bool TryParse<TEnum>(string value, bool ignoreCase, out TEnum result)",
                        (work, types, self, a) -> tryParse(types[0], a, Args.flag(a[1]), a[2]))
                .genericStaticMethod("bool IsDefined<TEnum>(TEnum value)", (work, types, self, a) -> {
                    long number = Enums.number(Args.self(a[0]));
                    return type(types[0]).constants().stream().anyMatch(each -> each.number() == number);
                })
                .build();
    }

    private static NetType type(TypeRef ref) {
        if (ref instanceof TypeRef.Of of && of.type().kind() == NetType.Kind.ENUM) {
            return of.type();
        }
        throw NetException.argument("Type provided must be an Enum. (Parameter 'enumType')");
    }

    private static boolean tryParse(TypeRef type, @Nullable Object[] a, boolean ignoreCase, @Nullable Object result) {
        Object parsed = Primitives.tried(() -> parse(type, Args.text(a[0]), ignoreCase));
        Args.out(result).value = parsed == null ? TypeRefs.zero(type) : parsed;
        return parsed != null;
    }

    private static Object parse(TypeRef ref, @Nullable String text, boolean ignoreCase) {
        NetType type = type(ref);
        if (text == null) {
            throw NetException.argumentNull("value");
        }
        String all = text.strip();
        if (all.isEmpty()) {
            throw NetException.argument(
                    "Must specify valid information for parsing in the string. (Parameter 'value')");
        }
        if (all.matches("[+-]?[0-9]{1,10}")) {
            return Enums.of(type, Long.parseLong(all));
        }
        long number = 0;
        for (String each : all.split(",", -1)) {
            Object one = Enums.named(type, each.strip(), ignoreCase)
                    .orElseThrow(() -> NetException.argument("Requested value '" + all + "' was not found."));
            number |= Enums.number(one);
        }
        return Enums.of(type, number);
    }
}
