package io.holdfast.model;

import java.util.List;

/** What callers may do with a resource type. */
public enum Verb {
    LIST,
    GET,
    HEAD,
    PUT,
    PATCH,
    DELETE,
    /** A POST to the collection: only of a type that is computed. */
    POST;

    /** The verbs of a type that declares none. */
    static final List<Verb> DEFAULT = List.of(LIST, GET, HEAD, PUT, PATCH, DELETE);
}
