/** Talks to the ARM API of a server, or of Azure. */
@org.jspecify.annotations.NullMarked
package io.holdfast.cli.client;
