/** What is special about the developer portal. */
@org.jspecify.annotations.NullMarked
package io.holdfast.entities.hooks.portal;
