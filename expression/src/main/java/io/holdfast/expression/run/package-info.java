/** What expressions are when they run: nodes that evaluate themselves. */
@org.jspecify.annotations.NullMarked
package io.holdfast.expression.run;
