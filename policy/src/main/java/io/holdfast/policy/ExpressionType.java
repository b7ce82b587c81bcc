package io.holdfast.policy;

/** What the place of an expression takes. The expression's static type must be that, or convert to it by itself. */
public enum ExpressionType {
    STRING,
    BOOLEAN,
    INT,
    LONG,
    DOUBLE,
    /** {@code byte[]}. */
    BYTES,
    /** What may become a message's body: a string, {@code byte[]}, JSON or XML. */
    BODY,
    /** Anything. */
    ANY
}
