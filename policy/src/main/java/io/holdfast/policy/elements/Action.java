package io.holdfast.policy.elements;

/** What a validation does about what it finds. */
enum Action {
    IGNORE,
    DETECT,
    PREVENT
}
