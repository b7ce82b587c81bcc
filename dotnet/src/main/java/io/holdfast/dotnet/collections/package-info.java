/** Collections, arrays and LINQ. */
@org.jspecify.annotations.NullMarked
package io.holdfast.dotnet.collections;
