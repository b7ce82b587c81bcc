package io.holdfast.recovery.schedule;

/**
 * A backup policy, and how it is doing.
 *
 * @param name as whoever made it spelled it
 */
public record PolicyView(String name, BackupPolicySpec spec, PolicyStatus status) {}
