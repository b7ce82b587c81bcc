package io.holdfast.entities;

import io.holdfast.arm.resource.PfxEffort;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
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
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pfx), password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                // The key last: opening it is the work.
                if (store.isKeyEntry(alias)
                        && store.getCertificate(alias) instanceof X509Certificate certificate
                        && store.getKey(alias, password.toCharArray()) != null) {
                    return of(certificate);
                }
            }
            throw new UnreadableException("data", "data must hold the private key of the certificate as well.");
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw wrongPassword();
            }
            throw notReadable();
        } catch (UnrecoverableKeyException e) {
            throw wrongPassword();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw notReadable();
        }
    }

    private static PfxCertificate of(X509Certificate certificate) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
        return new PfxCertificate(
                certificate.getSubjectX500Principal().toString(),
                HexFormat.of().withUpperCase().formatHex(digest),
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
