package io.holdfast.policy.view;

/**
 * A group of users.
 *
 * @param name its display name
 */
public record GroupView(String id, String name) {}
