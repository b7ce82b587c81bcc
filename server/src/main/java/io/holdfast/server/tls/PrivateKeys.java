package io.holdfast.server.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/** Private keys in the three forms in which tools write them; the JDK reads the newest one only. */
final class PrivateKeys {

    private static final byte[] RSA = Der.sequence(Der.oid("1.2.840.113549.1.1.1"), Der.of(0x05));
    private static final byte[] EC = Der.oid("1.2.840.10045.2.1");

    private PrivateKeys() {}

    /** The first key of a file. Some tools write its curve before it. */
    static Optional<PrivateKey> first(List<Pem.Block> blocks) throws IOException, GeneralSecurityException {
        byte[] curve = {};
        for (Pem.Block block : blocks) {
            switch (block.label()) {
                case "EC PARAMETERS" -> curve = block.content();
                case "PRIVATE KEY" -> {
                    return Optional.of(key(block.content()));
                }
                case "RSA PRIVATE KEY" -> {
                    return Optional.of(key(wrapped(RSA, block.content())));
                }
                case "EC PRIVATE KEY" -> {
                    return Optional.of(ofCurve(block.content(), curve));
                }
                default -> {} // a certificate, or a key with a password
            }
        }
        return Optional.empty();
    }

    /** PKCS #8 (RFC 5208). */
    private static PrivateKey key(byte[] pkcs8) throws IOException, GeneralSecurityException {
        DerReader parts = new DerReader(pkcs8).next(Der.SEQUENCE).parts();
        parts.next(Der.INTEGER);
        byte[] oid = parts.next(Der.SEQUENCE).parts().next(Der.OID).content();
        return KeyFactory.getInstance(dotted(oid)).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /** SEC 1 (RFC 5915): the curve stands inside, or in a block of its own. */
    private static PrivateKey ofCurve(byte[] sec1, byte[] before) throws IOException, GeneralSecurityException {
        DerReader parts = new DerReader(sec1).next(Der.SEQUENCE).parts();
        byte[] version = parts.next(Der.INTEGER).whole();
        byte[] secret = parts.next(Der.OCTET_STRING).whole();
        byte[] curve = before;
        while (parts.hasNext()) {
            DerReader.Value part = parts.next();
            if (part.tag() == Der.CONTEXT_CONSTRUCTED) {
                curve = part.content();
            }
        }
        return key(wrapped(Der.sequence(EC, curve), Der.sequence(version, secret)));
    }

    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return Der.sequence(Der.integer(0), algorithm, Der.octets(key));
    }

    private static String dotted(byte[] oid) throws IOException {
        var text = new StringBuilder();
        long arc = 0;
        for (byte part : oid) {
            arc = arc << 7 | (part & 0x7F);
            if (arc > Integer.MAX_VALUE) {
                throw new IOException("an object identifier that is none");
            }
            if (part >= 0) {
                if (text.isEmpty()) {
                    long first = Math.min(arc / 40, 2);
                    text.append(first).append('.').append(arc - 40 * first);
                } else {
                    text.append('.').append(arc);
                }
                arc = 0;
            }
        }
        return text.toString();
    }
}
