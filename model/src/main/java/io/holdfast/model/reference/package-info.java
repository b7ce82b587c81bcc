/** How texts of the configuration refer to others: one grammar for who checks, uses and rewrites them. */
@org.jspecify.annotations.NullMarked
package io.holdfast.model.reference;
