/** Connections to whatever the gateway calls, kept by event loop: for forwarding, and for what policies call. */
@org.jspecify.annotations.NullMarked
package io.holdfast.gateway.upstream;
