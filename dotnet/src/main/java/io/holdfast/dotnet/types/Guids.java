package io.holdfast.dotnet.types;

import io.holdfast.dotnet.NetException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guids as texts (D, N, B, P, X) and as bytes, whose first three fields are little-endian. */
public final class Guids {

    private static final int SIZE = 16;
    private static final Pattern HEX =
            Pattern.compile("\\{0x([0-9a-fA-F]{1,8}),0x([0-9a-fA-F]{1,4}),0x([0-9a-fA-F]{1,4}),"
                    + "\\{((?:0x[0-9a-fA-F]{1,2},){7}0x[0-9a-fA-F]{1,2})}}");
    private static final Pattern HYPHENS =
            Pattern.compile("([0-9a-fA-F]{8})-([0-9a-fA-F]{4})-([0-9a-fA-F]{4})-([0-9a-fA-F]{4})-([0-9a-fA-F]{12})");
    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{32}");

    private Guids() {}

    /** @throws NetException if it is none */
    public static UUID parse(String text) {
        String all = text.strip();
        if (all.length() > 2
                && ((all.startsWith("{") && all.endsWith("}")) || (all.startsWith("(") && all.endsWith(")")))) {
            String inside = all.substring(1, all.length() - 1);
            if (HYPHENS.matcher(inside).matches()) {
                return UUID.fromString(inside);
            }
            return hexadecimal(all);
        }
        if (HYPHENS.matcher(all).matches()) {
            return UUID.fromString(all);
        }
        if (DIGITS.matcher(all).matches()) {
            return new UUID(
                    Long.parseUnsignedLong(all.substring(0, SIZE), SIZE),
                    Long.parseUnsignedLong(all.substring(SIZE), SIZE));
        }
        throw NetException.format(
                "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).");
    }

    private static UUID hexadecimal(String text) {
        Matcher match = HEX.matcher(text.replaceAll("\\s", ""));
        if (!match.matches()) {
            throw NetException.format("Unrecognized Guid format.");
        }
        long high = Long.parseLong(match.group(1), SIZE) << 32
                | Long.parseLong(match.group(2), SIZE) << SIZE
                | Long.parseLong(match.group(3), SIZE);
        long low = 0;
        for (String each : match.group(4).split(",", -1)) {
            low = low << Byte.SIZE | Integer.parseInt(each.substring(2), SIZE);
        }
        return new UUID(high, low);
    }

    /** @throws NetException if the format is none */
    public static String format(UUID guid, @Nullable String format) {
        String text = guid.toString();
        return switch (format == null ? "" : format) {
            case "", "D", "d" -> text;
            case "N", "n" -> text.replace("-", "");
            case "B", "b" -> "{" + text + "}";
            case "P", "p" -> "(" + text + ")";
            case "X", "x" -> {
                String digits = text.replace("-", "");
                StringBuilder hex = new StringBuilder("{0x" + digits.substring(0, 8) + ",0x" + digits.substring(8, 12)
                        + ",0x" + digits.substring(12, SIZE) + ",{");
                for (int i = SIZE; i < 2 * SIZE; i += 2) {
                    hex.append(i == SIZE ? "0x" : ",0x").append(digits, i, i + 2);
                }
                yield hex.append("}}").toString();
            }
            default ->
                throw NetException.format(
                        "Format string can be only \"D\", \"d\", \"N\", \"n\", \"P\", \"p\", \"B\", \"b\", \"X\" or"
                                + " \"x\".");
        };
    }

    static byte[] bytes(UUID guid) {
        ByteBuffer buffer = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        long high = guid.getMostSignificantBits();
        buffer.putInt((int) (high >>> 32)).putShort((short) (high >>> SIZE)).putShort((short) high);
        return buffer.order(ByteOrder.BIG_ENDIAN)
                .putLong(guid.getLeastSignificantBits())
                .array();
    }

    static UUID of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw NetException.argument("Byte array for Guid must be exactly 16 bytes long. (Parameter 'b')");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long high = (buffer.getInt() & 0xffff_ffffL) << 32
                | (buffer.getShort() & 0xffffL) << SIZE
                | (buffer.getShort() & 0xffffL);
        return new UUID(high, buffer.order(ByteOrder.BIG_ENDIAN).getLong());
    }
}
