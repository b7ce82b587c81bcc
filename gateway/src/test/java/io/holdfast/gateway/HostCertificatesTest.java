package io.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.gateway.upstream.AnyIssuer;
import io.holdfast.model.certificate.ShownKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller sees the certificate of the host that he names, and is asked for his own where that host wants it. */
class HostCertificatesTest {

    private static final TestCertificate OWN = TestCertificate.forHost("gateway");
    private static final TestCertificate SHOP = TestCertificate.forHost("shop.test");
    private static final TestCertificate CALLER = TestCertificate.forHost("caller");

    private static Harness harness(String more) {
        String document = "{'properties':{" + more + "'hostnameConfigurations':["
                + "{'type':'Proxy','hostName':'shop.test','negotiateClientCertificate':true},"
                + "{'type':'Proxy','hostName':'bare.test'}]}}";
        String secrets = "{'hostnameConfigurations':{'proxy/shop.test':{'encodedCertificate':'" + SHOP.pfx("pw")
                + "','certificatePassword':'pw'}}}";
        return new Harness(
                Harness.echo("http://" + Gateway.ECHO_HOST)
                        .withDocument(document)
                        .withSecrets(secrets),
                Harness.LANGUAGE,
                GatewaySettings.local().withTls(OWN::identity));
    }

    /** @param asked whether the server asked for a certificate */
    private record Seen(String name, boolean asked, String answer) {}

    private static Seen call(Harness harness, String host) throws Exception {
        boolean[] asked = new boolean[1];
        var shown = new ShownKey(CALLER.keys().getPrivate(), List.of(CALLER.certificate()));
        KeyManager manager = new javax.net.ssl.X509ExtendedKeyManager() {
            @Override
            public String chooseClientAlias(String[] types, java.security.Principal[] by, java.net.Socket socket) {
                asked[0] = true;
                return shown.chooseClientAlias(types, by, socket);
            }

            @Override
            public String[] getClientAliases(String type, java.security.Principal[] issuers) {
                return shown.getClientAliases(type, issuers);
            }

            @Override
            public String[] getServerAliases(String type, java.security.Principal[] issuers) {
                return null;
            }

            @Override
            public String chooseServerAlias(String type, java.security.Principal[] issuers, java.net.Socket socket) {
                return null;
            }

            @Override
            public X509Certificate[] getCertificateChain(String alias) {
                return shown.getCertificateChain(alias);
            }

            @Override
            public java.security.PrivateKey getPrivateKey(String alias) {
                return shown.getPrivateKey(alias);
            }
        };
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {manager}, new TrustManager[] {new AnyIssuer()}, new SecureRandom());
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", harness.gateway.tlsPort())) {
            SSLParameters parameters = socket.getSSLParameters();
            if (!host.isEmpty()) {
                parameters.setServerNames(List.of(new SNIHostName(host)));
                socket.setSSLParameters(parameters);
            }
            socket.startHandshake();
            socket.getOutputStream()
                    .write(("GET /echo/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + Harness.KEY + "\r\n\r\n")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return new Seen(certificate.getSubjectX500Principal().getName(), asked[0], answer.substring(9, 12));
        }
    }

    @Test
    void aHostWithACertificateOfItsOwnShowsIt() throws Exception {
        try (var harness = harness("")) {
            // It is opened when it is first wanted; until then the gateway's own serves.
            Awaitility.await().until(() -> call(harness, "shop.test").name().equals("CN=shop.test"));
            assertThat(call(harness, "SHOP.test")).isEqualTo(new Seen("CN=shop.test", true, "200"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bare.test", "contoso.gateway.localhost", "nobody.test", ""})
    void othersShowTheGatewaysOwn(String host) throws Exception {
        try (var harness = harness("")) {
            assertThat(call(harness, host)).isEqualTo(new Seen("CN=gateway", false, "200"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bare.test", "contoso.gateway.localhost", ""})
    void aServiceMayAskEverywhere(String host) throws Exception {
        try (var harness = harness("'enableClientCertificate':true,")) {
            assertThat(call(harness, host).asked()).isTrue();
            assertThat(call(harness, host).answer()).isEqualTo("200");
        }
    }

    @Test
    void nobodyIsMadeToShowOne() throws Exception {
        try (var harness = harness("'enableClientCertificate':true,")) {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyIssuer()}, new SecureRandom());
            try (var socket =
                    (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", harness.gateway.tlsPort())) {
                socket.startHandshake();
                assertThat(socket.getSession().getCipherSuite()).isNotEmpty();
            }
        }
    }
}
