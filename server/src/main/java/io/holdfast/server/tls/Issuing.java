package io.holdfast.server.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** Makes certificates (RFC 5280). */
final class Issuing {

    static final Duration AUTHORITY_LIFETIME = Duration.ofDays(3_650);
    /** Some clients refuse server certificates that are valid for longer. */
    static final Duration SERVER_LIFETIME = Duration.ofDays(397);

    /** Callers' clocks may be late. */
    private static final Duration BACKDATED = Duration.ofHours(1);

    private static final int SERIAL_BITS = 127;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
    private static final String ORGANIZATION = "2.5.4.10";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final int VERSION_3 = 2;

    private Issuing() {}

    /** @param limits what it may sign */
    static X509Certificate authority(KeyPair pair, Limits limits, Instant now) {
        var extensions = new Extensions().authority();
        if (!limits.isEmpty()) {
            extensions.limits(limits.encoded());
        }
        extensions.of(pair.getPublic());
        // Two installations' authorities must not share a name: clients look them up by it.
        byte[] name = name("Holdfast local authority " + Integer.toHexString(RANDOM.nextInt()));
        byte[] content = content(name, name, pair.getPublic(), now, AUTHORITY_LIFETIME, extensions);
        return signed(content, pair.getPrivate());
    }

    static X509Certificate server(
            PublicKey key, Collection<String> names, X509Certificate authority, PrivateKey authorityKey, Instant now) {
        var extensions = new Extensions().server(names).of(key).signedBy(authority.getPublicKey());
        byte[] issuer = authority.getSubjectX500Principal().getEncoded();
        return signed(content(issuer, name("Holdfast server"), key, now, SERVER_LIFETIME, extensions), authorityKey);
    }

    private static byte[] content(
            byte[] issuer, byte[] subject, PublicKey key, Instant now, Duration lifetime, Extensions extensions) {
        return Der.sequence(
                Der.of(Der.CONTEXT_CONSTRUCTED, Der.integer(VERSION_3)),
                Der.integer(new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1)),
                ECDSA_WITH_SHA256,
                issuer,
                Der.sequence(Der.time(now.minus(BACKDATED)), Der.time(now.plus(lifetime))),
                subject,
                key.getEncoded(),
                Der.of(Der.CONTEXT_CONSTRUCTED + 3, extensions.encoded()));
    }

    private static X509Certificate signed(byte[] content, PrivateKey key) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(content);
            byte[] certificate = Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(0, signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate cannot be made", e);
        }
    }

    private static byte[] name(String commonName) {
        return Der.sequence(attribute(ORGANIZATION, "Holdfast"), attribute(COMMON_NAME, commonName));
    }

    private static byte[] attribute(String oid, String value) {
        return Der.of(Der.SET, Der.sequence(Der.oid(oid), Der.text(value)));
    }
}
