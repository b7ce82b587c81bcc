/** What the definition of an API says of its operations: what policies validate messages against and make examples of. */
@org.jspecify.annotations.NullMarked
package io.holdfast.policy.definition;
