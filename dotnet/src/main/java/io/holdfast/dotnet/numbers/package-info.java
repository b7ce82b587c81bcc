/** Numbers: their types, how they are written and read, and arithmetic on them. */
@org.jspecify.annotations.NullMarked
package io.holdfast.dotnet.numbers;
