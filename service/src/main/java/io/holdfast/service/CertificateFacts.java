package io.holdfast.service;

import io.holdfast.model.certificate.CertificateFile;
import io.holdfast.model.certificate.Thumbprint;
import io.holdfast.model.json.Json;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
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
            X509Certificate certificate =
                    CertificateFile.read(Base64.getMimeDecoder().decode(encoded), password);
            ObjectNode facts = Json.object();
            facts.put(
                    "expiry",
                    DateTimeFormatter.ISO_INSTANT.format(
                            certificate.getNotAfter().toInstant()));
            facts.put("thumbprint", Thumbprint.of(certificate));
            facts.put("subject", certificate.getSubjectX500Principal().toString());
            return Optional.of(facts);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
