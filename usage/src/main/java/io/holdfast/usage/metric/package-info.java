/** What policies count for those who watch. */
@org.jspecify.annotations.NullMarked
package io.holdfast.usage.metric;
