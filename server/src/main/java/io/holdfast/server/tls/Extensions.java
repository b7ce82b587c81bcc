package io.holdfast.server.tls;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What a certificate says beside name and key (RFC 5280 §4.2). */
final class Extensions {

    static final String NAME_CONSTRAINTS = "2.5.29.30";

    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
    private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
    private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";

    private final List<byte[]> all = new ArrayList<>();

    /** It may sign servers' certificates and lists of revoked ones, and no further authorities. */
    Extensions authority() {
        add(BASIC_CONSTRAINTS, true, Der.sequence(Der.isTrue(), Der.integer(0)));
        return add(KEY_USAGE, true, Der.bits(1, (byte) 0b0000_0110));
    }

    /** It may speak for these names, and sign nothing. */
    Extensions server(Collection<String> names) {
        add(BASIC_CONSTRAINTS, true, Der.sequence());
        add(KEY_USAGE, true, Der.bits(7, (byte) 0b1000_0000));
        add(EXTENDED_KEY_USAGE, false, Der.sequence(Der.oid(SERVER_AUTHENTICATION)));
        return add(SUBJECT_ALTERNATIVE_NAME, false, CertificateNames.toExtension(names));
    }

    Extensions limits(byte[] limits) {
        return add(NAME_CONSTRAINTS, true, limits);
    }

    Extensions of(PublicKey key) {
        return add(SUBJECT_KEY_IDENTIFIER, false, Der.octets(identifier(key)));
    }

    Extensions signedBy(PublicKey key) {
        return add(AUTHORITY_KEY_IDENTIFIER, false, Der.sequence(Der.of(Der.CONTEXT, identifier(key))));
    }

    byte[] encoded() {
        return Der.sequence(all);
    }

    private Extensions add(String oid, boolean critical, byte[] value) {
        all.add(
                critical
                        ? Der.sequence(Der.oid(oid), Der.isTrue(), Der.octets(value))
                        : Der.sequence(Der.oid(oid), Der.octets(value)));
        return this;
    }

    /** The first of the two common ways: SHA-1 of the key's bits, without tag, length and number of unused ones. */
    private static byte[] identifier(PublicKey key) {
        try {
            var info = new DerReader(key.getEncoded()).next(Der.SEQUENCE).parts();
            info.next(Der.SEQUENCE);
            byte[] bits = info.next(Der.BIT_STRING).content();
            return MessageDigest.getInstance("SHA-1").digest(Arrays.copyOfRange(bits, 1, bits.length));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("a public key has no encoding that is known here", e);
        }
    }
}
