/** What is special about tags. */
@org.jspecify.annotations.NullMarked
package io.holdfast.entities.hooks.tags;
