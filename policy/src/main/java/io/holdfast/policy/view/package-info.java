/** What a call may be asked about the configuration that it meets: plain data, prepared when the configuration changes. */
@org.jspecify.annotations.NullMarked
package io.holdfast.policy.view;
