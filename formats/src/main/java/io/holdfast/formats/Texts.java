package io.holdfast.formats;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Texts of a description, cut to what a member may hold. */
final class Texts {

    private Texts() {}

    static void put(ObjectNode object, String member, @Nullable String text, int maxLength) {
        if (text != null && !text.isBlank()) {
            object.put(member, cut(text.strip(), maxLength));
        }
    }

    private static String cut(String text, int maxLength) {
        return text.length() <= maxLength ? text : text.substring(0, maxLength).stripTrailing();
    }
}
