/** Regular expressions as .NET writes them, matched by Java within a deadline. */
@org.jspecify.annotations.NullMarked
package io.holdfast.dotnet.regex;
