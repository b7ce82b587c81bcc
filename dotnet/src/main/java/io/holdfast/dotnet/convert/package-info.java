/** Conversions between primitive types, and to and from bytes. */
@org.jspecify.annotations.NullMarked
package io.holdfast.dotnet.convert;
