package io.holdfast.store;

/**
 * The generation that a restore, or an undo, took the place of. It is kept for a while, so that the service can go back.
 *
 * @param generation its name
 * @param sequence the number of its newest change
 * @param replaced when, in milliseconds since 1970-01-01T00:00Z
 * @param until when it is given up, likewise
 */
public record Replaced(String generation, long sequence, long replaced, long until) {}
