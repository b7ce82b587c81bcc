/** What policies ask of the world outside of a call: requests of their own, tokens, certificates, messages. The gateway answers. */
@org.jspecify.annotations.NullMarked
package io.holdfast.policy.calls;
