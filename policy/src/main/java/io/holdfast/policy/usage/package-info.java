/** What policies of limits, caches and tokens keep beyond a call. The gateway has it. */
@org.jspecify.annotations.NullMarked
package io.holdfast.policy.usage;
