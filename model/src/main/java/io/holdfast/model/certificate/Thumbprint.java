package io.holdfast.model.certificate;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/** SHA-1 of a certificate in upper-case hexadecimal digits: the name by which Windows and Azure know it. */
public final class Thumbprint {

    private Thumbprint() {}

    public static String of(X509Certificate certificate) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
        return HexFormat.of().withUpperCase().formatHex(digest);
    }

    /** As people write it, with blanks, colons or what else Windows puts between, in the form of {@link #of}. */
    public static String normal(String written) {
        var digits = new StringBuilder(40);
        for (char c : written.toUpperCase(Locale.ROOT).toCharArray()) {
            if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'F')) {
                digits.append(c);
            }
        }
        return digits.toString();
    }
}
