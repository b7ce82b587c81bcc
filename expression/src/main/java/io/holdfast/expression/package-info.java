/** The C# of policy expressions. */
@org.jspecify.annotations.NullMarked
package io.holdfast.expression;
