/** What is kept in memory for the next call that asks for it. */
@org.jspecify.annotations.NullMarked
package io.holdfast.usage.cache;
