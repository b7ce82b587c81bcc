package io.holdfast.dotnet.crypto;

import java.util.Arrays;

/** Keys and certificates as bytes. */
final class Keys {

    private static final int BIT_STRING = 0x03;

    private Keys() {}

    /** The public key without what says its algorithm. */
    static byte[] bare(NetCertificate certificate) {
        byte[] info = certificate.java().getPublicKey().getEncoded();
        int at = behindHead(info, 0);
        at = behind(info, at);
        if (info[at] != BIT_STRING) {
            throw Crypto.failed("ASN1 corrupted data.");
        }
        return Arrays.copyOfRange(info, behindHead(info, at) + 1, info.length);
    }

    private static int behindHead(byte[] der, int at) {
        int length = der[at + 1] & 0xff;
        return at + 2 + (length > 0x80 ? length - 0x80 : 0);
    }

    private static int behind(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        int length = first;
        if (first > 0x80) {
            length = 0;
            for (int i = 0; i < first - 0x80; i++) {
                length = length << Byte.SIZE | (der[at + 2 + i] & 0xff);
            }
        }
        return behindHead(der, at) + length;
    }

    static byte[] exported(NetCertificate certificate, Object type) {
        if (type != X509ContentType.Cert) {
            throw Crypto.failed("Invalid content type.");
        }
        return certificate.raw();
    }
}
