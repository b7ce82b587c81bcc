/** The applications of the embedded authority: the provider Holdfast.Identity. */
@org.jspecify.annotations.NullMarked
package io.holdfast.platform.applications;
