/** One file for each described .NET type. */
@org.jspecify.annotations.NullMarked
package io.holdfast.dotnet.types;
