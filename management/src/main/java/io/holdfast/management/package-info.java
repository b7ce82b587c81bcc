/** The management API of a deployment: every room's endpoints behind one front door. */
@org.jspecify.annotations.NullMarked
package io.holdfast.management;
