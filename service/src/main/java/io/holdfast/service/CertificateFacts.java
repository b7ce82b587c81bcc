package io.holdfast.service;

import io.holdfast.arm.resource.PfxEffort;
import io.holdfast.model.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What can be told about a certificate without giving it away. */
final class CertificateFacts {

    private CertificateFacts() {}

    /**
     * Expiry, thumbprint and subject; empty if it cannot be read.
     *
     * @param encoded base64 of a PFX, or of a certificate alone
     * @param password of the PFX
     */
    static Optional<ObjectNode> of(String encoded, String password) {
        try {
            X509Certificate certificate = read(Base64.getMimeDecoder().decode(encoded), password.toCharArray());
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
            ObjectNode facts = Json.object();
            facts.put(
                    "expiry",
                    DateTimeFormatter.ISO_INSTANT.format(
                            certificate.getNotAfter().toInstant()));
            // The thumbprint of Windows, by which certificates are known in Azure, is SHA-1.
            facts.put("thumbprint", HexFormat.of().withUpperCase().formatHex(digest));
            facts.put("subject", certificate.getSubjectX500Principal().toString());
            return Optional.of(facts);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static X509Certificate read(byte[] bytes, char[] password) throws GeneralSecurityException, IOException {
        if (!PfxEffort.isBearable(bytes)) {
            throw new IOException("it would take too long to open");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(bytes), password);
        } catch (IOException e) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        }
        for (String alias : Collections.list(store.aliases())) {
            Certificate certificate = store.getCertificate(alias);
            if (certificate instanceof X509Certificate x509) {
                return x509;
            }
        }
        throw new IOException("no certificate in it");
    }
}
