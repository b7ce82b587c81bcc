package io.holdfast.entities;

import io.holdfast.model.certificate.KeyedCertificate;
import io.holdfast.model.certificate.PfxEffort;
import io.holdfast.model.certificate.Thumbprint;
import java.security.GeneralSecurityException;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/**
 * What can be told about a certificate that comes with its private key, as PFX (PKCS #12).
 *
 * @param thumbprint SHA-1 of the certificate in upper-case hexadecimal digits, as Windows and Azure know it
 * @param expirationDate ISO 8601; may be over
 */
public record PfxCertificate(String subject, String thumbprint, String expirationDate) {

    /** Why something is not such a certificate. */
    public static final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String member;

        UnreadableException(String member, String message) {
            super(message);
            this.member = member;
        }

        /** The member that is wrong: {@code data} or {@code password}. */
        public String member() {
            return member;
        }

        public String text() {
            return String.valueOf(getMessage());
        }
    }

    /** @param data base64; line breaks do not matter */
    public static PfxCertificate read(String data, String password) throws UnreadableException {
        try {
            byte[] pfx = Base64.getMimeDecoder().decode(data);
            if (!PfxEffort.isBearable(pfx)) {
                throw new UnreadableException(
                        "data", "data must be a PFX that is opened in seconds; make it with fewer iterations.");
            }
            KeyedCertificate keyed = KeyedCertificate.read(pfx, password);
            if (keyed == null) {
                throw new UnreadableException("data", "data must hold the private key of the certificate as well.");
            }
            return of(keyed.certificate());
        } catch (UnrecoverableKeyException e) {
            throw wrongPassword();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw notReadable();
        }
    }

    private static PfxCertificate of(X509Certificate certificate) throws GeneralSecurityException {
        return new PfxCertificate(
                certificate.getSubjectX500Principal().toString(),
                Thumbprint.of(certificate),
                certificate.getNotAfter().toInstant().toString());
    }

    private static UnreadableException wrongPassword() {
        return new UnreadableException("password", "password does not open the PFX in data.");
    }

    private static UnreadableException notReadable() {
        return new UnreadableException(
                "data", "data must be base64 of a PFX (PKCS #12) with a certificate and its private key.");
    }

    public void describe(ObjectNode properties) {
        properties.put("subject", subject).put("thumbprint", thumbprint).put("expirationDate", expirationDate);
    }
}
