/** The recovery that Azure does not have: the extension provider Holdfast.Recovery below a service. */
@org.jspecify.annotations.NullMarked
package io.holdfast.management.recovery;
