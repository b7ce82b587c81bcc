/** Liquid templates in DotLiquid's dialect, as set-body and its like take them: parsed once, rendered within bounds. */
@org.jspecify.annotations.NullMarked
package io.holdfast.liquid;
