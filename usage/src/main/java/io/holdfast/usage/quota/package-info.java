/** Calls and bytes within fixed periods, summed over the nodes. */
@org.jspecify.annotations.NullMarked
package io.holdfast.usage.quota;
