/** What the services of this node count and keep beyond a call. */
@org.jspecify.annotations.NullMarked
package io.holdfast.gateway.usage;
