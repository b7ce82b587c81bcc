package io.holdfast.server.tls;

import io.holdfast.files.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys as text (RFC 7468). */
final class Pem {

    private static final long MAX_FILE_BYTES = 1024 * 1024;
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*+)-----END \\1-----");

    private Pem() {}

    /** One block of a file: what it says that it is, and its bytes. */
    record Block(String label, byte[] content) {}

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
        Optional<PrivateKey> key;
        try {
            key = PrivateKeys.first(blocks(Files.readString(file, StandardCharsets.ISO_8859_1)));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // The cause may quote the file, which is secret.
            throw new IOException(file + " cannot be read as a private key in PEM form");
        }
        return key.orElseThrow(() ->
                new IOException(file + " holds no private key without a password: convert it with 'openssl pkey'"));
    }

    /** Old-style keys with a password have headers with dashes, and are none here. */
    private static List<Block> blocks(String text) {
        var blocks = new ArrayList<Block>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            String body = block.group(2).replaceAll("\\s", "");
            blocks.add(new Block(block.group(1), Base64.getDecoder().decode(body)));
        }
        return blocks;
    }

    private static void checkSize(Path file) throws IOException {
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new IOException(file + " is longer than " + MAX_FILE_BYTES + " bytes");
        }
    }
}
