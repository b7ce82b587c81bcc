package io.holdfast.policy;

import org.jspecify.annotations.Nullable;

/**
 * Where in the documents an instruction comes from. One for each element, shared by its instructions; a path is put together only when
 * somebody asks for it.
 *
 * @param around the policy or part of one that it stands in, or null directly in a section or a fragment
 * @param policy the name of the policy: its own, or of the one that it is a part of
 * @param element its own name
 * @param index counts from 1 among elements of its name beside each other
 * @param id what its attribute {@code id} says, or null
 * @param line 1-based, of the first character of its name in the document that was read
 * @param column 1-based, of that character
 */
public record Spot(
        @Nullable Spot around,
        String policy,
        String element,
        int index,
        @Nullable String id,
        PolicyScope scope,
        Section section,
        int line,
        int column) {

    /** The way to it within its section, as in {@code choose[3]/when[2]}. */
    public String path() {
        String own = element + "[" + index + "]";
        return around == null ? own : around.path() + "/" + own;
    }
}
