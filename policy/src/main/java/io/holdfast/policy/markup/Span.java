package io.holdfast.policy.markup;

/**
 * Where a value, or a part of one, stands in the source of a document.
 *
 * @param literal whether its characters stand for themselves (CDATA, markup as written), so that none begins a reference
 */
public record Span(int start, int end, boolean literal) {}
