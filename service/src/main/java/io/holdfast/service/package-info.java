/** The service resource itself, its network, and services that were deleted. */
@org.jspecify.annotations.NullMarked
package io.holdfast.service;
