package io.holdfast.policy.markup;

/**
 * An attribute, with references in its value resolved.
 *
 * @param span where the value stands
 */
public record Attribute(String name, String value, Span span) {}
