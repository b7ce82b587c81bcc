/** The budget of connections, at Netty's doors. */
@org.jspecify.annotations.NullMarked
package io.holdfast.limits.netty;
