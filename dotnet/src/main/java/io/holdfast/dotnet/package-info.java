/** .NET's values and types as policy expressions may use them: what is described here is all that they reach. */
@org.jspecify.annotations.NullMarked
package io.holdfast.dotnet;
