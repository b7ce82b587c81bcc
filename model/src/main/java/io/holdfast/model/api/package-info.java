/** What everybody must say of APIs in the same words. */
@org.jspecify.annotations.NullMarked
package io.holdfast.model.api;
