/** What all counters have in common. */
@org.jspecify.annotations.NullMarked
package io.holdfast.usage;
