/** The rehearsal of a disaster: two real servers, one of which is killed. */
@org.jspecify.annotations.NullMarked
package io.holdfast.cli.drill;
