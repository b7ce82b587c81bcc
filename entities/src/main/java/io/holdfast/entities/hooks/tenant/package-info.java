/** What is special about a service as a whole. */
@org.jspecify.annotations.NullMarked
package io.holdfast.entities.hooks.tenant;
