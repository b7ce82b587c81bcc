/** Calls within the last seconds. */
@org.jspecify.annotations.NullMarked
package io.holdfast.usage.rate;
