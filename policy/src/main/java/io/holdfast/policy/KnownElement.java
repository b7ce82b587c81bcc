package io.holdfast.policy;

import java.util.Set;

/**
 * An element of the language, for those who list them.
 *
 * @param description one sentence
 * @param scopes where documents may use it
 * @param runs false if traffic that reaches it fails closed
 */
public record KnownElement(String name, String description, Set<PolicyScope> scopes, boolean runs) {}
