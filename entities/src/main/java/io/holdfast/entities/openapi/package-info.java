/** Turns API descriptions into APIs with operations, and back. */
@org.jspecify.annotations.NullMarked
package io.holdfast.entities.openapi;
