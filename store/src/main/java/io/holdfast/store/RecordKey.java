package io.holdfast.store;

/** Names one of the {@link Records}. */
public record RecordKey(String kind, String id) {}
