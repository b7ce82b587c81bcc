package io.holdfast.archive;

import io.holdfast.model.ResourceKey;

/**
 * The order of resources within a type: parent, then name, by their UTF-8 bytes. That is the order of Unicode code points,
 * which Java's own order of strings is not beyond U+FFFF.
 */
final class KeyOrder {

    private KeyOrder() {}

    static boolean ascends(ResourceKey before, ResourceKey after) {
        int parents = compare(before.parent(), after.parent());
        return parents < 0 || (parents == 0 && compare(before.name(), after.name()) < 0);
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
