/** Tokens that callers of APIs bring, and the keys to verify them with. */
@org.jspecify.annotations.NullMarked
package io.holdfast.tokens;
