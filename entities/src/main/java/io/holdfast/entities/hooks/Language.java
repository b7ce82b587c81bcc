package io.holdfast.entities.hooks;

import io.holdfast.policy.PolicyLanguage;

/** The policy language; loaded with the first policy rather than at start. */
final class Language {

    static final PolicyLanguage LANGUAGE = PolicyLanguage.load();

    private Language() {}
}
