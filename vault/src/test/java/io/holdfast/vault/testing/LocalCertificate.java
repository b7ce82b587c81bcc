package io.holdfast.vault.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A server certificate for 127.0.0.1 that an authority made for a test has signed; nobody trusts it unless told to.
 *
 * @param keyStore PKCS #12 with the certificate, its key and its chain
 * @param password of the key store
 * @param caFile the authority's certificate, PEM
 */
public record LocalCertificate(Path keyStore, String password, Path caFile) {

    private static final String SERVER = "server";

    /** Makes an authority and a certificate with the keytool of this JDK. */
    public static LocalCertificate in(Path directory) {
        String password = "for-this-test";
        Path both = directory.resolve("both.p12");
        keytool(both, password, "ca", List.of("-ext", "bc:c=ca:true", "-ext", "ku=keyCertSign"));
        keytool(both, password, SERVER, List.of("-signer", "ca", "-ext", "san=ip:127.0.0.1,dns:localhost"));
        Path keyStore = directory.resolve("server.p12");
        Path caFile = directory.resolve("ca.pem");
        try (var written = Files.newOutputStream(keyStore)) {
            KeyStore all = KeyStore.getInstance(both.toFile(), password.toCharArray());
            // A server takes the first key that it finds: the authority's must not be there.
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setKeyEntry(
                    SERVER,
                    all.getKey(SERVER, password.toCharArray()),
                    password.toCharArray(),
                    all.getCertificateChain(SERVER));
            one.store(written, password.toCharArray());
            Files.writeString(
                    caFile,
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(all.getCertificate("ca").getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate cannot be used", e);
        }
        return new LocalCertificate(keyStore, password, caFile);
    }

    private static void keytool(Path keyStore, String password, String alias, List<String> further) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias + " of a test",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore.toString(),
                "-storepass",
                password));
        command.addAll(further);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("keytool failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** For a server that shows the certificate, and for clients that trust its authority and no other. */
    public SSLContext tls() {
        try {
            KeyStore store = KeyStore.getInstance(keyStore.toFile(), password.toCharArray());
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password.toCharArray());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", store.getCertificateChain(SERVER)[1]);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate cannot be used", e);
        }
    }
}
