package io.holdfast.identity.token;

import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/** The public keys with which an issuer's tokens are verified. */
@FunctionalInterface
public interface Keys {

    /**
     * The key of that id, if the issuer publishes it.
     *
     * @throws IssuerUnavailableException if no key of the issuer could ever be read
     */
    Optional<RSAPublicKey> find(String keyId);
}
