package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.policy;
import static io.holdfast.gateway.routes.TestResources.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.gateway.routes.PolicyCompiler;
import io.holdfast.policy.PolicyLanguage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** https on both sides: the backend here is another gateway, whose certificate nobody knows. */
class TlsTest {

    private static final TestCertificate CERTIFICATE = TestCertificate.forHost("localhost");

    private final Harness backend = new Harness(
            Harness.echo("http://" + Gateway.ECHO_HOST),
            Harness.LANGUAGE,
            GatewaySettings.local().withTls(CERTIFICATE::identity));

    private String url(String host) {
        return "https://" + host + ":" + backend.gateway.tlsPort() + "/echo";
    }

    @Test
    void servesHttps() throws Exception {
        try (backend;
                HttpClient client = HttpClient.newBuilder()
                        .sslContext(CERTIFICATE.trusting())
                        .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url("localhost") + "/x"))
                    .header("Ocp-Apim-Subscription-Key", "k1")
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .contains("\"url\":\"/x\"");
        }
    }

    @Test
    void aBackendMustBeTrusted() throws Exception {
        try (backend;
                var harness = new Harness(Harness.echo(url("localhost")))) {
            assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(500);
        }
    }

    @Test
    void aBackendEntityMayTrustMore() throws Exception {
        assertThat(through("localhost", false, true)).isEqualTo(200);
    }

    @Test
    void theNameIsCheckedApart() throws Exception {
        assertThat(through("127.0.0.1", false, true)).isEqualTo(500);
    }

    @Test
    void theNameNeedNotBeChecked() throws Exception {
        assertThat(through("127.0.0.1", false, false)).isEqualTo(200);
    }

    private int through(String host, boolean chain, boolean name) throws Exception {
        var configuration = Harness.echo("")
                .with(resource(
                        "backends",
                        "",
                        "b",
                        "{'url':'" + url(host) + "','tls':{'validateCertificateChain':" + chain
                                + ",'validateCertificateName':" + name + "}}"))
                .with(
                        policy(
                                "apis/policies",
                                "echo",
                                "<policies><inbound><set-backend-service backend-id=\\\"b\\\"/></inbound><backend><base/></backend></policies>"));
        try (backend;
                var harness =
                        new Harness(configuration, PolicyCompiler.of(PolicyLanguage.load()), GatewaySettings.local())) {
            return harness.get("/echo/x", Harness.KEY).status();
        }
    }
}
