package io.holdfast.model;

/** What callers may do with a resource type. */
public enum Verb {
    LIST,
    GET,
    HEAD,
    PUT,
    PATCH,
    DELETE
}
