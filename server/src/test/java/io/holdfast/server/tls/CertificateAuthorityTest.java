package io.holdfast.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.holdfast.model.ServerTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's own certificates, proven by real handshakes. */
class CertificateAuthorityTest {

    private static final Clock NOW = Clock.systemUTC();

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "127.0.0.1", "::1", "contoso.gateway.localhost", "apim.example", "eu.apim.example"})
    void whoeverTrustsTheAuthorityTrustsTheServerUnderAllItsNames(String name) throws Exception {
        ServerCertificate certificate =
                CertificateAuthority.open(tls(), List.of("apim.example", "*.apim.example"), NOW);

        assertThat(handshake(certificate, trusting(tls().resolve("ca.pem")), name))
                .isEqualTo("TLSv1.3");
    }

    @Test
    void nobodyElseMayAnswerUnderAnotherName() throws Exception {
        ServerCertificate certificate = CertificateAuthority.open(tls(), List.of(), NOW);
        SSLContext client = trusting(tls().resolve("ca.pem"));

        assertThatThrownBy(() -> handshake(certificate, client, "elsewhere.example"))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void keysAreForTheirOwnerAndCertificatesForEverybody() throws IOException {
        CertificateAuthority.open(tls(), List.of(), NOW);

        assertThat(mode("ca.key")).isEqualTo("rw-------");
        assertThat(mode("server.key")).isEqualTo("rw-------");
        assertThat(mode("ca.pem")).isEqualTo("rw-r--r--");
        assertThat(mode("server.pem")).isEqualTo("rw-r--r--");
        assertThat(tls()).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void theNextStartUsesWhatIsThere() throws IOException {
        ServerCertificate first = CertificateAuthority.open(tls(), List.of("apim.example"), NOW);

        assertThat(CertificateAuthority.open(tls(), List.of(), NOW)).isEqualTo(first);
    }

    @Test
    void theServerCertificateIsRenewedInTimeAndTheAuthorityStays() throws IOException {
        ServerCertificate first = CertificateAuthority.open(tls(), List.of(), NOW);
        byte[] authority = Files.readAllBytes(tls().resolve("ca.pem"));

        ServerCertificate early = CertificateAuthority.open(tls(), List.of(), in(Duration.ofDays(366)));
        ServerCertificate late = CertificateAuthority.open(tls(), List.of(), in(Duration.ofDays(368)));

        assertThat(early).isEqualTo(first);
        assertThat(late.chain().getFirst()).isNotEqualTo(first.chain().getFirst());
        assertThat(tls().resolve("ca.pem")).hasBinaryContent(authority);
    }

    @Test
    void theAuthorityIsRenewedBeforeItsCertificatesWouldOutliveIt() throws IOException {
        ServerCertificate first = CertificateAuthority.open(tls(), List.of(), NOW);

        ServerCertificate late = CertificateAuthority.open(tls(), List.of(), in(Duration.ofDays(3_300)));

        assertThat(late.chain().getLast()).isNotEqualTo(first.chain().getLast());
        assertThat(late.chain().getFirst().getNotAfter())
                .isBefore(late.chain().getLast().getNotAfter());
    }

    @Test
    void aNewNameMakesANewCertificate() throws Exception {
        CertificateAuthority.open(tls(), List.of("apim.example"), NOW);

        ServerCertificate second =
                CertificateAuthority.open(tls(), List.of("apim.example", "eu.apim.example", "10.0.0.7"), NOW);

        assertThat(CertificateNames.in(second.chain().getFirst()))
                .contains("apim.example", "eu.apim.example", "10.0.0.7", "localhost");
    }

    @Test
    void aNameOutsideOfItsLimitsIsLeftOutAndTheAuthorityStays() throws Exception {
        ServerCertificate first = CertificateAuthority.open(tls(), List.of("apim.example"), NOW);

        ServerCertificate second =
                CertificateAuthority.open(tls(), List.of("other.example", "notapim.example", "203.0.113.7"), NOW);

        assertThat(second.chain().getLast()).isEqualTo(first.chain().getLast());
        assertThat(CertificateNames.in(second.chain().getFirst()))
                .doesNotContain("other.example", "notapim.example", "203.0.113.7")
                .contains("localhost");
    }

    @Test
    void anAuthorityWithoutLimitsOfAnEarlierVersionGoesOnSigningEverything() throws Exception {
        CertificateAuthority.open(tls(), List.of(), NOW);
        var keys = KeyPairs.generate();
        var unlimited = Issuing.authority(keys, Limits.NONE, NOW.instant());
        Files.write(tls().resolve("ca.pem"), Pem.encode("CERTIFICATE", unlimited.getEncoded()));
        Files.write(
                tls().resolve("ca.key"),
                Pem.encode("PRIVATE KEY", keys.getPrivate().getEncoded()));

        ServerCertificate certificate = CertificateAuthority.open(tls(), List.of("apim.example"), NOW);

        assertThat(certificate.chain().getLast()).isEqualTo(unlimited);
        assertThat(handshake(certificate, trusting(tls().resolve("ca.pem")), "apim.example"))
                .isNotNull();
    }

    /** As whoever stole the authority's key would do it. */
    @ParameterizedTest
    @ValueSource(strings = {"elsewhere.example", "notapim.example", "203.0.113.7", "2001:db8::1"})
    void clientsThatCheckItsLimitsRefuseWhatItMayNotSign(String name) throws Exception {
        CertificateAuthority.open(tls(), List.of("apim.example"), NOW);
        X509Certificate authority =
                Pem.readCertificates(tls().resolve("ca.pem")).getFirst();
        var key = Pem.readKey(tls().resolve("ca.key"));
        var forged = Issuing.server(KeyPairs.generate().getPublic(), List.of(name), authority, key, NOW.instant());
        var good = Issuing.server(
                KeyPairs.generate().getPublic(),
                List.of("apim.example", "eu.apim.example", "localhost", "127.0.0.1", "::1", "192.168.7.7"),
                authority,
                key,
                NOW.instant());

        validate(good, authority);
        assertThatThrownBy(() -> validate(forged, authority)).isInstanceOf(CertPathValidatorException.class);
    }

    /** The JDK looks at the limits of certificates in the path, and not at those of the anchor: so it is both. */
    private static void validate(X509Certificate server, X509Certificate authority) throws Exception {
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
        parameters.setRevocationEnabled(false);
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(server, authority));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server.key", "server.pem", "ca.key", "ca.pem"})
    void aDamagedFileIsReplaced(String file) throws Exception {
        CertificateAuthority.open(tls(), List.of(), NOW);
        Files.writeString(tls().resolve(file), "-----BEGIN NOTHING-----\n");

        ServerCertificate certificate = CertificateAuthority.open(tls(), List.of(), NOW);

        assertThat(handshake(certificate, trusting(tls().resolve("ca.pem")), "localhost"))
                .isNotNull();
    }

    @Test
    void filesThatDoNotFitTogetherAreReplaced(@TempDir Path other) throws Exception {
        CertificateAuthority.open(tls(), List.of(), NOW);
        CertificateAuthority.open(other, List.of(), NOW);
        Files.copy(other.resolve("server.key"), tls().resolve("server.key"), StandardCopyOption.REPLACE_EXISTING);

        ServerCertificate certificate = CertificateAuthority.open(tls(), List.of(), NOW);

        assertThat(handshake(certificate, trusting(tls().resolve("ca.pem")), "localhost"))
                .isNotNull();
    }

    @Test
    void aCertificateMadeElsewhereIsUsedInstead() throws Exception {
        CertificateAuthority.open(tls(), List.of(), NOW);

        ServerCertificate given =
                CertificateAuthority.given(tls().resolve("server.pem"), tls().resolve("server.key"), NOW);

        assertThat(given.chain()).hasSize(2);
        assertThat(given.authorityFile()).isEmpty();
        assertThat(given.toString()).doesNotContain("PRIVATE");
        assertThat(handshake(given, trusting(tls().resolve("ca.pem")), "localhost"))
                .isNotNull();
    }

    /** The key decides how the server proves itself, in either version of the protocol. */
    @ParameterizedTest
    @CsvSource({"RSA,TLSv1.2", "RSA,TLSv1.3", "EC,TLSv1.2", "EC,TLSv1.3", "Ed25519,TLSv1.3"})
    void keysOfEveryKindServe(String algorithm, String protocol) throws Exception {
        CertificateAuthority.open(tls(), List.of(), NOW);
        X509Certificate authority =
                Pem.readCertificates(tls().resolve("ca.pem")).getFirst();
        var generator = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("RSA")) {
            generator.initialize(2048);
        }
        var keys = generator.generateKeyPair();
        var own = Issuing.server(
                keys.getPublic(), List.of("localhost"), authority, Pem.readKey(tls().resolve("ca.key")), NOW.instant());
        Path chain = Files.write(data.resolve("given.pem"), Pem.encode("CERTIFICATE", own.getEncoded()));
        Path key = Files.write(
                data.resolve("given.key"),
                Pem.encode("PRIVATE KEY", keys.getPrivate().getEncoded()));

        ServerCertificate certificate = CertificateAuthority.given(chain, key, NOW);

        assertThat(handshake(certificate, trusting(tls().resolve("ca.pem")), "localhost", protocol))
                .isEqualTo(protocol);
    }

    @Test
    void whatIsWrongWithGivenFilesIsSaid() throws Exception {
        CertificateAuthority.open(tls(), List.of(), NOW);
        Path chain = tls().resolve("server.pem");
        var rsa = KeyPairGenerator.getInstance("RSA")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        Path otherKey = Files.write(data.resolve("other.key"), Pem.encode("PRIVATE KEY", rsa));
        Path nothing = Files.writeString(data.resolve("nothing.pem"), "");

        assertThatThrownBy(() -> CertificateAuthority.given(chain, otherKey, NOW))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not belong to the first certificate");
        assertThatThrownBy(() -> CertificateAuthority.given(chain, nothing, NOW))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing.pem holds no private key");
        assertThatThrownBy(() -> CertificateAuthority.given(nothing, otherKey, NOW))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing.pem holds no certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a host", "-x", "300.1.1.1", "a/b", ""})
    void aNameThatIsNoneIsRefused(String name) {
        assertThatThrownBy(() -> CertificateAuthority.open(tls(), List.of(name), NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    private Path tls() {
        return data.resolve("tls");
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(tls().resolve(file)));
    }

    private static Clock in(Duration duration) {
        return Clock.offset(NOW, duration);
    }

    private static SSLContext trusting(Path authority) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", Pem.readCertificates(authority).getFirst());
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    /** The protocol agreed on by a client that expects the server to be {@code name}. */
    private static String handshake(ServerCertificate certificate, SSLContext client, String name) throws Exception {
        return handshake(certificate, client, name, "TLSv1.2", "TLSv1.3");
    }

    private static String handshake(ServerCertificate certificate, SSLContext client, String name, String... protocols)
            throws Exception {
        SSLContext context = ServerTls.context(certificate.key(), certificate.chain());
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.start();
        try (Socket plain = new Socket(
                        server.getAddress().getAddress(), server.getAddress().getPort());
                SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket(plain, name, 443, true)) {
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(protocols);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket.getSession().getProtocol();
        } finally {
            server.stop(0);
        }
    }
}
