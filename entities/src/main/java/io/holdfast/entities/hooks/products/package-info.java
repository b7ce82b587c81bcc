/** What is special about products and subscriptions. */
@org.jspecify.annotations.NullMarked
package io.holdfast.entities.hooks.products;
