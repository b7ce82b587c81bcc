package io.holdfast.dotnet.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads addresses. Never asks a name server. */
final class IpParser {

    private static final int GROUPS = 8;
    private static final int HEX = 16;

    private IpParser() {}

    /** Null if it is none. */
    static @Nullable NetIpAddress parse(String text) {
        byte[] bytes = text.indexOf(':') >= 0 ? v6(text) : v4(text);
        return bytes == null ? null : new NetIpAddress(bytes);
    }

    /** One to four numbers, the last of which fills what is left; decimal, octal or hexadecimal. */
    private static byte @Nullable [] v4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length > 4) {
            return null;
        }
        long value = 0;
        for (int i = 0; i < parts.length; i++) {
            long part = number(parts[i]);
            int bits = i == parts.length - 1 ? Byte.SIZE * (5 - parts.length) : Byte.SIZE;
            if (part < 0 || part >= 1L << bits) {
                return null;
            }
            value = value << bits | part;
        }
        return new byte[] {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value};
    }

    private static long number(String text) {
        boolean hex = text.startsWith("0x") || text.startsWith("0X");
        int base = hex ? HEX : text.startsWith("0") && text.length() > 1 ? 8 : 10;
        String digits = hex ? text.substring(2) : text;
        if (digits.isEmpty()
                || digits.length() > 12
                || !digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, base) >= 0)) {
            return -1;
        }
        return Long.parseLong(digits, base);
    }

    private static byte @Nullable [] v6(String given) {
        String text = given.startsWith("[") && given.endsWith("]") ? given.substring(1, given.length() - 1) : given;
        int scope = text.indexOf('%');
        text = scope < 0 ? text : text.substring(0, scope);
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        List<Integer> head = groups(gap < 0 ? text : text.substring(0, gap));
        List<Integer> tail = groups(gap < 0 ? "" : text.substring(gap + 2));
        if (head == null || tail == null) {
            return null;
        }
        int count = head.size() + tail.size();
        if (gap < 0 ? count != GROUPS : count >= GROUPS) {
            return null;
        }
        byte[] bytes = new byte[2 * GROUPS];
        for (int i = 0; i < head.size(); i++) {
            put(bytes, i, head.get(i));
        }
        for (int i = 0; i < tail.size(); i++) {
            put(bytes, GROUPS - tail.size() + i, tail.get(i));
        }
        return bytes;
    }

    private static void put(byte[] bytes, int group, int value) {
        bytes[2 * group] = (byte) (value >>> Byte.SIZE);
        bytes[2 * group + 1] = (byte) value;
    }

    private static @Nullable List<Integer> groups(String text) {
        List<Integer> groups = new ArrayList<>();
        if (text.isEmpty()) {
            return groups;
        }
        List<String> parts = Arrays.asList(text.split(":", -1));
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (part.indexOf('.') >= 0 && i == parts.size() - 1) {
                byte[] last = part.chars().filter(c -> c == '.').count() == 3 ? v4(part) : null;
                if (last == null) {
                    return null;
                }
                groups.add((last[0] & 0xff) << Byte.SIZE | (last[1] & 0xff));
                groups.add((last[2] & 0xff) << Byte.SIZE | (last[3] & 0xff));
            } else {
                if (part.isEmpty()
                        || part.length() > 4
                        || !part.chars().allMatch(c -> c < 0x80 && Character.digit(c, HEX) >= 0)) {
                    return null;
                }
                groups.add(Integer.parseInt(part, HEX));
            }
        }
        return groups;
    }
}
