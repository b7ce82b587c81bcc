/** HTTP as it comes from the network. */
@org.jspecify.annotations.NullMarked
package io.holdfast.arm.http;
