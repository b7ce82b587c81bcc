package io.holdfast.policy.elements;

/** What to do if there is such a header or parameter already. */
enum ExistsAction {
    OVERRIDE,
    SKIP,
    APPEND,
    DELETE
}
