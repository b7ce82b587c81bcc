package io.holdfast.validation.json;

import org.jspecify.annotations.Nullable;

/**
 * What counts beside the schema.
 *
 * @param additionalProperties whether objects may have members that the schema does not name; null for what the schema says
 * @param ignoreCase whether the case of members' names does not matter
 */
public record Rules(@Nullable Boolean additionalProperties, boolean ignoreCase) {

    /** The schema alone. */
    public static final Rules SCHEMA = new Rules(null, false);
}
