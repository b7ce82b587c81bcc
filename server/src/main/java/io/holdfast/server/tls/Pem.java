package io.holdfast.server.tls;

import io.holdfast.files.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.jspecify.annotations.Nullable;

/** Certificates and keys as text (RFC 7468). */
final class Pem {

    private static final long MAX_FILE_BYTES = 1024 * 1024;

    private Pem() {}

    static byte[] encode(String label, byte[] content) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        String text = "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static List<X509Certificate> readCertificates(Path file) throws IOException {
        checkSize(file);
        try (InputStream in = Files.newInputStream(file)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (CertificateException e) {
            throw new IOException(file + " does not hold certificates in PEM form: " + Reason.why(e), e);
        }
        throw new IOException(file + " holds no certificate");
    }

    /** PKCS #8, PKCS #1 and SEC 1 keys; none that is protected by a password. */
    static PrivateKey readKey(Path file) throws IOException {
        checkSize(file);
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.US_ASCII);
                var parser = new PEMParser(in)) {
            PrivateKeyInfo key = firstKey(parser);
            if (key != null) {
                return new JcaPEMKeyConverter().getPrivateKey(key);
            }
        } catch (IOException | RuntimeException e) {
            // The cause may quote the file, which is secret.
            throw new IOException(file + " cannot be read as a private key in PEM form");
        }
        throw new IOException(file + " holds no private key without a password: convert it with 'openssl pkey'");
    }

    /** Some tools write the curve's parameters before the key. */
    private static @Nullable PrivateKeyInfo firstKey(PEMParser parser) throws IOException {
        for (Object item = parser.readObject(); item != null; item = parser.readObject()) {
            if (item instanceof PrivateKeyInfo key) {
                return key;
            }
            if (item instanceof PEMKeyPair pair) {
                return pair.getPrivateKeyInfo();
            }
        }
        return null;
    }

    private static void checkSize(Path file) throws IOException {
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new IOException(file + " is longer than " + MAX_FILE_BYTES + " bytes");
        }
    }
}
