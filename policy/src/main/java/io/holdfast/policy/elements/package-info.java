/** The policies that Holdfast runs: one class for each element. */
@org.jspecify.annotations.NullMarked
package io.holdfast.policy.elements;
