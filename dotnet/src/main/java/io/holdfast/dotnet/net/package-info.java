/** Addresses and the encodings of the web. */
@org.jspecify.annotations.NullMarked
package io.holdfast.dotnet.net;
