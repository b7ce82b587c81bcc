/** Certificates that come with their private key. */
@org.jspecify.annotations.NullMarked
package io.holdfast.model.certificate;
