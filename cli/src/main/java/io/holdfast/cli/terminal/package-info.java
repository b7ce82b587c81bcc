/** What people see. */
@org.jspecify.annotations.NullMarked
package io.holdfast.cli.terminal;
