package io.holdfast.dotnet.convert;

import com.google.auto.service.AutoService;
import io.holdfast.dotnet.Args;
import io.holdfast.dotnet.NetException;
import io.holdfast.dotnet.NetType;
import io.holdfast.dotnet.NetTypeBuilder;
import io.holdfast.dotnet.NetTypeSource;
import io.holdfast.dotnet.Numbers;
import io.holdfast.dotnet.Whole;
import io.holdfast.dotnet.Work;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** BitConverter: little-endian. */
@AutoService(NetTypeSource.class)
public final class BitConverterType implements NetTypeSource {

    @Override
    public String[] names() {
        return new String[] {"System.BitConverter"};
    }

    @Override
    public NetType describe(String name) {
        NetTypeBuilder builder = NetTypeBuilder.ofStatic(name)
                .constant("bool IsLittleEndian", true)
                .staticMethod(
                        "long DoubleToInt64Bits(double value)",
                        (work, self, a) -> Double.doubleToRawLongBits(Args.real(a[0])))
                .staticMethod(
                        "double Int64BitsToDouble(long value)",
                        (work, self, a) -> Double.longBitsToDouble(Args.big(a[0])))
                .staticMethod(
                        "int SingleToInt32Bits(float value)",
                        (work, self, a) -> Float.floatToRawIntBits(Args.single(a[0])))
                .staticMethod(
                        "float Int32BitsToSingle(int value)", (work, self, a) -> Float.intBitsToFloat(Args.whole(a[0])))
                .with(BitConverterType::texts);
        for (Whole kind : Whole.values()) {
            if (kind.bits() > Byte.SIZE) {
                String simple = kind.type().substring(kind.type().indexOf('.') + 1);
                to(builder, kind.type() + " To" + simple, kind.bits() / Byte.SIZE, kind::wrapped);
                bytes(builder, kind.type(), kind.bits() / Byte.SIZE);
            }
        }
        to(builder, "char ToChar", Character.BYTES, bits -> (char) bits);
        to(builder, "double ToDouble", Double.BYTES, Double::longBitsToDouble);
        to(builder, "float ToSingle", Float.BYTES, bits -> Float.intBitsToFloat((int) bits));
        to(builder, "bool ToBoolean", 1, bits -> bits != 0);
        bytes(builder, "char", Character.BYTES);
        bytes(builder, "double", Double.BYTES);
        bytes(builder, "float", Float.BYTES);
        bytes(builder, "bool", 1);
        return builder.build();
    }

    private interface FromBits {
        Object of(long bits);
    }

    private static void to(NetTypeBuilder builder, String method, int size, FromBits made) {
        builder.staticMethod(method + "(byte[] value, int startIndex)", (work, self, a) -> {
            byte[] bytes = Args.given(a[0], "value");
            int start = Args.whole(a[1]);
            if (start < 0 || start >= bytes.length) {
                throw NetException.argumentOutOfRange(
                        "Index was out of range. Must be non-negative and less than the size of the collection.",
                        "startIndex");
            }
            if (start > bytes.length - size) {
                throw NetException.argument(
                        "Destination array is not long enough to copy all the items in the collection."
                                + " Check array index and length. (Parameter 'value')");
            }
            long bits = 0;
            for (int i = size - 1; i >= 0; i--) {
                bits = bits << Byte.SIZE | (bytes[start + i] & 0xff);
            }
            return made.of(bits);
        });
    }

    private static void bytes(NetTypeBuilder builder, String type, int size) {
        builder.staticMethod("byte[] GetBytes(" + type + " value)", (work, self, a) -> {
            long bits = bits(Args.self(a[0]));
            byte[] bytes = new byte[size];
            for (int i = 0; i < size; i++) {
                bytes[i] = (byte) (bits >>> (i * Byte.SIZE));
            }
            return bytes;
        });
    }

    private static long bits(Object value) {
        return switch (value) {
            case Double d -> Double.doubleToRawLongBits(d);
            case Float f -> Float.floatToRawIntBits(f);
            case Boolean b -> b ? 1 : 0;
            default -> Numbers.whole(value);
        };
    }

    private static void texts(NetTypeBuilder builder) {
        builder.staticMethod("string ToString(byte[] value)", (work, self, a) -> text(work, a[0], 0, -1))
                .mayRunLong()
                .staticMethod(
                        "string ToString(byte[] value, int startIndex)",
                        (work, self, a) -> text(work, a[0], Args.whole(a[1]), -1))
                .mayRunLong()
                .staticMethod(
                        "string ToString(byte[] value, int startIndex, int length)",
                        (work, self, a) -> text(work, a[0], Args.whole(a[1]), Args.whole(a[2])))
                .mayRunLong();
    }

    private static String text(Work work, @Nullable Object value, int start, int length) {
        byte[] bytes = Args.given(value, "value");
        if (start < 0 || (start >= bytes.length && start > 0)) {
            throw NetException.argumentOutOfRange("StartIndex cannot be less than zero.", "startIndex");
        }
        int end = length < 0 ? bytes.length : start + length;
        if (end > bytes.length || end < start) {
            throw NetException.argument("Destination array is not long enough to copy all the items in the collection."
                    + " Check array index and length. (Parameter 'value')");
        }
        work.charge(6L * (end - start));
        return HexFormat.ofDelimiter("-").withUpperCase().formatHex(bytes, start, end);
    }
}
