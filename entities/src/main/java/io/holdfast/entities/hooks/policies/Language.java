package io.holdfast.entities.hooks.policies;

import io.holdfast.policy.PolicyLanguage;

/** The policy language; loaded with the first policy rather than at start. */
public final class Language {

    public static final PolicyLanguage LANGUAGE = PolicyLanguage.load();

    private Language() {}
}
