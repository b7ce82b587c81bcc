/** A surface as policies have it, for tests: what contexts look like, without what they do. */
@org.jspecify.annotations.NullMarked
package io.holdfast.expression.surface;
