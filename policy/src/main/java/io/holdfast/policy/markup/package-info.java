/** Reads the XML of policy documents, with the expressions in it, and knows where everything stands. */
@org.jspecify.annotations.NullMarked
package io.holdfast.policy.markup;
