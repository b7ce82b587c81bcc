package io.holdfast.policy.markup;

/** What stands between the tags of an element; comments and processing instructions are left out. */
public sealed interface Content permits Element, Text {}
