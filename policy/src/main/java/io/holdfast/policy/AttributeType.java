package io.holdfast.policy;

import org.jspecify.annotations.Nullable;

/** What an attribute's value may be, as long as it is neither an expression nor made of named values. */
@FunctionalInterface
interface AttributeType {

    /** What is wrong with the value, as the sentence that follows the element's position; null if nothing is. */
    @Nullable
    String complaint(String attribute, String value, References references);

    static String invalid(String attribute, String value, String datatype, String why) {
        return "The '%s' attribute is invalid - The value '%s' is invalid according to its datatype '%s' - %s"
                .formatted(attribute, value, datatype, why);
    }
}
