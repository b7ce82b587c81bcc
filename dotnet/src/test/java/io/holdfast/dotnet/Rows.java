package io.holdfast.dotnet;

import io.holdfast.dotnet.time.DateTimeKind;
import io.holdfast.dotnet.time.NetDateTime;
import io.holdfast.dotnet.time.NetDateTimeOffset;
import io.holdfast.dotnet.time.NetTimeSpan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values as the tables of calls write them: {@code i:5}, {@code s:text}, {@code [i:1|i:2]}, {@code !System.FormatException}. */
final class Rows {

    private static final double CLOSE = 1e-14;

    private Rows() {}

    static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\\') {
                plain.append(text.charAt(i));
                continue;
            }
            i++;
            switch (text.charAt(i)) {
                case 't' -> plain.append('\t');
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 'u' -> {
                    plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '\t' -> escaped.append("\\t");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                default -> escaped.append(c < 32 || c > 126 ? String.format("\\u%04x", (int) c) : c);
            }
        }
        return escaped.toString();
    }

    static @Nullable Object read(String written) {
        if (written.equals("null")) {
            return null;
        }
        int colon = written.indexOf(':');
        String v = unescaped(written.substring(colon + 1));
        return switch (written.substring(0, colon)) {
            case "i" -> Integer.valueOf(v);
            case "l" -> Long.valueOf(v);
            case "h" -> Short.valueOf(v);
            case "sb" -> Byte.valueOf(v);
            case "y" -> NetByte.of(Integer.parseInt(v));
            case "us" -> new NetUShort(Integer.parseInt(v));
            case "u" -> new NetUInt(Long.parseLong(v));
            case "ul" -> new NetULong(Long.parseUnsignedLong(v));
            case "d" -> Double.valueOf(v);
            case "f" -> Float.valueOf(v);
            case "m" -> new BigDecimal(v);
            case "b" -> v.equals("true");
            case "s" -> v;
            case "c" -> v.charAt(0);
            case "g" -> UUID.fromString(v);
            case "T" -> {
                String[] parts = v.split(",", -1);
                yield new NetDateTime(Long.parseLong(parts[0]), DateTimeKind.values()[Integer.parseInt(parts[1])]);
            }
            case "O" -> {
                String[] parts = v.split(",", -1);
                yield NetDateTimeOffset.of(
                        new NetDateTime(Long.parseLong(parts[0]), DateTimeKind.Unspecified),
                        new NetTimeSpan(Long.parseLong(parts[1]) * NetTimeSpan.MINUTE));
            }
            case "S" -> new NetTimeSpan(Long.parseLong(v));
            case "x" -> HexFormat.of().parseHex(v);
            case "sa" -> NetArray.ofStrings(v.isEmpty() ? List.of() : List.of(v.split("\\|", -1)));
            case "ca" ->
                new NetArray(
                        TypeRefs.CHAR,
                        v.chars().mapToObj(c -> (Object) (char) c).toArray());
            case "oa" ->
                new NetArray(
                        TypeRefs.OBJECT,
                        v.isEmpty()
                                ? new Object[0]
                                : Arrays.stream(v.split("\\|", -1))
                                        .map(Rows::read)
                                        .toArray());
            case "U" -> Net.make("System.Uri", v, Net.call("System.UriKind", "RelativeOrAbsolute"));
            default -> Net.call(written.substring(0, colon), v);
        };
    }

    static String written(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String s -> "s:" + escaped(s);
            case Boolean b -> "b:" + b;
            case Character c -> "c:" + escaped(c.toString());
            case Integer i -> "i:" + i;
            case Long l -> "l:" + l;
            case Short s -> "h:" + s;
            case Byte b -> "sb:" + b;
            case NetByte b -> "y:" + b;
            case NetUShort s -> "us:" + s;
            case NetUInt i -> "u:" + i;
            case NetULong l -> "ul:" + l;
            case Double d -> "d:" + Numbers.text(d);
            case Float f -> "f:" + Numbers.text(f);
            case BigDecimal d -> "m:" + d.toPlainString();
            case UUID u -> "g:" + u;
            case NetDateTime t -> "T:" + t.ticks() + "," + t.kind().ordinal();
            case NetDateTimeOffset o ->
                "O:" + o.clock().ticks() + "," + o.offset().ticks() / NetTimeSpan.MINUTE;
            case NetTimeSpan s -> "S:" + s.ticks();
            case byte[] bytes -> "x:" + HexFormat.of().formatHex(bytes);
            case NetEnumerable all -> {
                List<String> each = new ArrayList<>();
                all.iterator().forEachRemaining(one -> each.add(written(one)));
                yield "[" + String.join("|", each) + "]";
            }
            default -> other(value);
        };
    }

    private static String other(Object value) {
        String type = Values.typeOf(value).fullName();
        String text = Values.toString(Work.standard(), value);
        return Enums.isEnum(value)
                ? type + ":" + text
                : (type.equals("System.Uri") ? "U:" + escaped(text) : "?" + type);
    }

    static boolean same(String expected, String actual) {
        if (expected.equals(actual)) {
            return true;
        }
        if (expected.startsWith("f:") && actual.startsWith("f:")) {
            return Float.parseFloat(expected.substring(2)) == Float.parseFloat(actual.substring(2));
        }
        if (expected.startsWith("d:") && actual.startsWith("d:")) {
            double a = (double) Net.call("System.Double", "Parse", expected.substring(2));
            double b = (double) Net.call("System.Double", "Parse", actual.substring(2));
            return a == b || Math.abs(a - b) <= CLOSE * Math.max(Math.abs(a), Math.abs(b));
        }
        return false;
    }
}
