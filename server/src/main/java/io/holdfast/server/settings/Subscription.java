package io.holdfast.server.settings;

/** An ARM subscription that this deployment answers for. */
public record Subscription(String id, String name) {}
