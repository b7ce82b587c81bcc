package io.holdfast.model.testing;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for this machine, made by the JDK's own tool. */
public record TestCertificate(Path pfx, Path pem, Path key, SSLContext client) {

    public static final String PASSWORD = "changeit";

    private static TestCertificate made;

    /** The same for all tests of a run, because making one takes longer than starting a server. */
    public static synchronized TestCertificate shared() throws Exception {
        if (made == null) {
            Path directory = Files.createTempDirectory("certificate");
            directory.toFile().deleteOnExit();
            made = in(directory);
            for (Path file : new Path[] {made.pfx, made.pem, made.key}) {
                file.toFile().deleteOnExit();
            }
        }
        return made;
    }

    private static TestCertificate in(Path directory) throws Exception {
        Path pfx = directory.resolve("test.pfx");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        pfx.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(pfx)) {
            store.load(in, PASSWORD.toCharArray());
        }
        Certificate certificate = store.getCertificate("test");
        Key key = store.getKey("test", PASSWORD.toCharArray());
        return new TestCertificate(
                pfx,
                write(directory.resolve("test.pem"), "CERTIFICATE", certificate.getEncoded()),
                write(directory.resolve("test.key"), "PRIVATE KEY", key.getEncoded()),
                trusting(certificate));
    }

    private static Path write(Path file, String kind, byte[] der) throws Exception {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }

    private static SSLContext trusting(Certificate certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("test", certificate);
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    /** The same as PFX in base64 that no password protects, as key vaults give it. */
    public static String withoutPassword() throws Exception {
        KeyStore store = KeyStore.getInstance(shared().pfx().toFile(), PASSWORD.toCharArray());
        KeyStore open = KeyStore.getInstance("PKCS12");
        open.load(null, null);
        String alias = store.aliases().nextElement();
        open.setKeyEntry(
                alias, store.getKey(alias, PASSWORD.toCharArray()), new char[0], store.getCertificateChain(alias));
        var bytes = new java.io.ByteArrayOutputStream();
        open.store(bytes, new char[0]);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
