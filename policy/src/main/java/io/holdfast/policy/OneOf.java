package io.holdfast.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An enumeration. */
record OneOf(List<String> values) implements AttributeType {

    @Override
    public @Nullable String complaint(String attribute, String value, References references) {
        return values.contains(value.strip())
                ? null
                : AttributeType.invalid(
                        attribute,
                        value,
                        "String",
                        "The Enumeration constraint failed. List of possible values expected: '%s'."
                                .formatted(String.join(", ", values)));
    }
}
