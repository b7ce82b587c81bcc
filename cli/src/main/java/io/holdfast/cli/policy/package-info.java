/** Policy documents on the command line, without a server. */
@org.jspecify.annotations.NullMarked
package io.holdfast.cli.policy;
