/** Texts: strings and characters, composite formats, builders, encodings. */
@org.jspecify.annotations.NullMarked
package io.holdfast.dotnet.text;
