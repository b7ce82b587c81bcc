/** What the platform's endpoints refuse, in one place. */
@org.jspecify.annotations.NullMarked
package io.holdfast.platform.refusal;
