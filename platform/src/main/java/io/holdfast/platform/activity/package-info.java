/** The audit trail, in the shape of Azure's activity log. */
@org.jspecify.annotations.NullMarked
package io.holdfast.platform.activity;
