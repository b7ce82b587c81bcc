/** What hooks of all areas share. A hook is what a resource type needs beyond its description; it is found by its name in the descriptor. */
@org.jspecify.annotations.NullMarked
package io.holdfast.entities.hooks;
