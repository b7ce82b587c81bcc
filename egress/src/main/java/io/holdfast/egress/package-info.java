/** Where the server may connect to when somebody else names the place. */
@org.jspecify.annotations.NullMarked
package io.holdfast.egress;
