package io.holdfast.policy;

/** Whose document it is; from wide to narrow. */
public enum PolicyScope {
    GLOBAL,
    WORKSPACE,
    PRODUCT,
    API,
    OPERATION,
    /** The resolver of a field of a GraphQL API. */
    RESOLVER,
    /** A policy fragment: it may hold what any place of use may hold. */
    FRAGMENT
}
