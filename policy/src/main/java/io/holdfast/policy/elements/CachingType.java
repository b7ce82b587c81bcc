package io.holdfast.policy.elements;

import io.holdfast.policy.PolicyElement;

/** Which cache a policy wants; as its constants are written in documents. */
enum CachingType {
    PREFER_EXTERNAL,
    EXTERNAL,
    INTERNAL;

    /** Makes an element that needs an external cache fail closed: there is none, and what relies on one would rely on nothing. */
    static void demandInternal(PolicyElement element) {
        if (element.literalChoice("caching-type", PREFER_EXTERNAL) == EXTERNAL) {
            throw element.refuse("Holdfast has no external cache");
        }
    }
}
