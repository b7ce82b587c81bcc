/** API traffic: accepts calls, finds their operation, runs its policies, forwards. A Netty pipeline of our own. */
@org.jspecify.annotations.NullMarked
package io.holdfast.gateway;
