package io.holdfast.identity.token;

import io.holdfast.identity.Principal;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/**
 * What a token says that was found good.
 *
 * @param keyId of the key that it is signed with
 * @param notBefore when it begins to count; tolerance is not in it yet
 * @param until when it ends, likewise
 */
record VerifiedToken(Principal principal, String keyId, RSAPublicKey key, Instant notBefore, Instant until) {}
