package io.holdfast.arm;

/** Who refuses, which decides the shape of the refusal. */
public enum ErrorShape {
    /** The front door. */
    GATEWAY,
    /** The service resource. */
    SERVICE,
    /** What lies below a service. */
    ENTITY
}
