/** Hashes, ciphers, RSA and certificates, over java.security. */
@org.jspecify.annotations.NullMarked
package io.holdfast.dotnet.crypto;
