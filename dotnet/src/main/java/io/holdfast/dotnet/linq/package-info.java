/** LINQ: Enumerable's methods, lazy where .NET's are. */
@org.jspecify.annotations.NullMarked
package io.holdfast.dotnet.linq;
