package io.holdfast.policy;

import java.util.Set;

/** A policy's element: what it may look like and where it may stand. */
record Declaration(Shape shape, Set<Section> sections, Set<PolicyScope> scopes) {

    String name() {
        return shape.name();
    }
}
