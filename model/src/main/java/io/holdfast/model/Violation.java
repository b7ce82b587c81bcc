package io.holdfast.model;

/**
 * One way in which a document breaks the rules of its type.
 *
 * @param target the member, for example {@code contact.email} or {@code protocols[0]}
 * @param message a plain sentence that names the member and what would be right
 */
public record Violation(String target, String message) {}
