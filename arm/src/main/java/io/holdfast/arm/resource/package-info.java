/** What resources of all providers have in common: places, identities, roles, and what becomes of them when something is deleted. */
@org.jspecify.annotations.NullMarked
package io.holdfast.arm.resource;
