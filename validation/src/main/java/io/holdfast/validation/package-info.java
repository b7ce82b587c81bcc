/** Messages against schemas. Nothing of it blocks or reaches out; all of it may take long, so none of it belongs on an event loop. */
@org.jspecify.annotations.NullMarked
package io.holdfast.validation;
