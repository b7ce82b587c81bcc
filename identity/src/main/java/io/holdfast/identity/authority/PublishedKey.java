package io.holdfast.identity.authority;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import io.holdfast.model.json.Json;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;

/**
 * A public key that tokens may be signed with.
 *
 * @param key holds no private part
 * @param publicKey the same, ready to verify with
 * @param trustedUntil when tokens signed with it have all expired, at the latest
 */
record PublishedKey(RSAKey key, RSAPublicKey publicKey, Instant trustedUntil) {

    PublishedKey(RSAKey key, Instant trustedUntil) {
        this(key, publicKeyOf(key), trustedUntil);
    }

    byte[] toRecord() {
        var record = Json.object();
        record.put("key", key.toJSONString());
        record.put("trustedUntil", trustedUntil.toEpochMilli());
        return Json.bytes(record);
    }

    static PublishedKey fromRecord(byte[] document) {
        var record = Json.parse(document);
        try {
            return new PublishedKey(
                    RSAKey.parse(Json.required(record, "key")).toPublicJWK(),
                    Instant.ofEpochMilli(record.path("trustedUntil").asLong(0)));
        } catch (ParseException e) {
            throw new IllegalArgumentException("a published signing key cannot be read", e);
        }
    }

    private static RSAPublicKey publicKeyOf(RSAKey key) {
        try {
            return key.toRSAPublicKey();
        } catch (JOSEException e) {
            throw new IllegalArgumentException("a published signing key cannot be used: " + key.getKeyID(), e);
        }
    }

    /** As it stands in the key set that the authority publishes. */
    String toJwk() {
        return key.toPublicJWK().toJSONString();
    }
}
