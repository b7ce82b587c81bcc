package io.holdfast.model;

import java.util.Comparator;

/**
 * The order of resources within a type, in databases and in archives: parent, then name, by their UTF-8 bytes. That is the
 * order of Unicode code points, which Java's own order of strings is not beyond U+FFFF.
 */
public final class KeyOrder {

    /** Of keys of one type. */
    public static final Comparator<ResourceKey> WITHIN_TYPE = KeyOrder::compare;

    private KeyOrder() {}

    public static boolean ascends(ResourceKey before, ResourceKey after) {
        return compare(before, after) < 0;
    }

    private static int compare(ResourceKey left, ResourceKey right) {
        int parents = compare(left.parent(), right.parent());
        return parents != 0 ? parents : compare(left.name(), right.name());
    }

    private static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // Surrogates stand for code points above all others.
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
