/** What policies ask of the world outside of a call: requests of their own, tokens, certificates, messages. */
@org.jspecify.annotations.NullMarked
package io.holdfast.gateway.calls;
