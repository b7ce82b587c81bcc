package io.holdfast.policy;

/** A document and where it belongs. */
public record ScopedDocument(PolicyScope scope, PolicyDocument document) {}
