/** The front door: what every request passes, and every answer carries. */
@org.jspecify.annotations.NullMarked
package io.holdfast.arm;
