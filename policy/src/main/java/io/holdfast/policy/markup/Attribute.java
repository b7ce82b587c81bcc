package io.holdfast.policy.markup;

/** An attribute, with references in its value resolved. */
public record Attribute(String name, String value) {}
