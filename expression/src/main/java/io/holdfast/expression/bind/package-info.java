/** From trees to typed nodes: C#'s static rules over described types. */
@org.jspecify.annotations.NullMarked
package io.holdfast.expression.bind;
