package io.holdfast.policy.markup;

/**
 * Where an expression stands in the source of a document: from its {@code @} to behind its closing bracket.
 *
 * @param attribute true in an attribute's value, false between tags
 */
record Code(int start, int end, boolean attribute) {}
