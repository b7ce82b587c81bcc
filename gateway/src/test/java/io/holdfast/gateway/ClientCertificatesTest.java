package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.gateway.upstream.AnyIssuer;
import io.holdfast.model.certificate.ShownKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates of callers, judged by policies. */
class ClientCertificatesTest {

    private static final TestCertificate OWN = TestCertificate.forHost("localhost");
    private static final TestCertificate ADA = TestCertificate.forHost("ada");

    private final Harness harness = new Harness(
            Harness.echo("http://" + Gateway.ECHO_HOST)
                    .withDocument("{'properties':{'enableClientCertificate':true,'certificates':[{'storeName':'Root',"
                            + "'certificate':{'thumbprint':'" + ADA.thumbprint() + "'}}]}}")
                    .withSecrets(
                            "{'certificates':{'" + ADA.thumbprint() + "':{'encodedCertificate':'" + ADA.der() + "'}}}"),
            Harness.LANGUAGE,
            GatewaySettings.local().withTls(OWN::identity));

    @AfterEach
    void stop() {
        harness.close();
    }

    private HttpResponse<String> call(TestCertificate shown, String attributes, String identities) throws Exception {
        harness.configuration.put(policy(
                "apis/policies",
                "echo",
                ("<policies><inbound><validate-client-certificate validate-revocation='false' " + attributes + ">"
                                + identities + "</validate-client-certificate></inbound><backend><forward-request/>"
                                + "</backend><outbound/><on-error/></policies>")
                        .replace("'", "\\'")));
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManager[] keys = shown == null
                ? null
                : new KeyManager[] {new ShownKey(shown.keys().getPrivate(), List.of(shown.certificate()))};
        context.init(keys, new TrustManager[] {new AnyIssuer()}, new SecureRandom());
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + harness.gateway.tlsPort() + "/echo/x"))
                            .header("Ocp-Apim-Subscription-Key", "k1")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void whoShowsNoneIsRefused() throws Exception {
        HttpResponse<String> answer = call(null, "", "");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{ \"statusCode\": 401, \"message\": \"Invalid client certificate\" }");
        assertThat(call(null, "ignore-error='true'", "").statusCode()).isEqualTo(200);
    }

    @Test
    void authoritiesOfTheServiceAreTrustedAndNoOthers() throws Exception {
        assertThat(call(ADA, "", "").statusCode()).isEqualTo(200);
        TestCertificate stranger = TestCertificate.forHost("stranger");
        assertThat(call(stranger, "", "").statusCode()).isEqualTo(401);
        assertThat(call(stranger, "validate-trust='false'", "").statusCode()).isEqualTo(200);
    }

    @Test
    void expressionsSeeTheCertificate() throws Exception {
        String identities = "</validate-client-certificate><set-header name='X-Who'><value>"
                + "@(context.Request.Certificate == null ? 'nobody' : context.Request.Certificate.Thumbprint)"
                + "</value></set-header><validate-client-certificate validate-revocation='false' ignore-error='true'>";
        assertThat(call(ADA, "ignore-error='true'", identities).body()).contains("\"X-Who\":\"" + ADA.thumbprint());
        assertThat(call(null, "ignore-error='true'", identities).body()).contains("\"X-Who\":\"nobody");
    }

    @ParameterizedTest
    @CsvSource({
        "common-name='ADA', 200",
        "common-name='bob', 401",
        "subject='CN=ada', 200",
        "subject='cn = ada', 200",
        "subject='CN=bob', 401",
        "dns-name='Ada', 200",
        "dns-name='bob', 401",
        "serial-number='01', 200",
        "serial-number='02', 401",
        "issuer-subject='CN=ada', 200",
        "issuer-subject='CN=x', 401",
        "common-name='ada' serial-number='02', 401",
        "thumbprint='THUMBPRINT', 200",
        "thumbprint='00', 401",
        "issuer-thumbprint='THUMBPRINT', 200",
        "issuer-thumbprint='00', 401",
    })
    void allThatAnIdentitySaysMustHold(String attributes, int status) throws Exception {
        String identity = "<identity " + attributes.replace("THUMBPRINT", ADA.thumbprint()) + "/>";
        assertThat(call(ADA, "", "<identities>" + identity + "</identities>").statusCode())
                .isEqualTo(status);
        assertThat(call(ADA, "", "<identities><identity common-name='x'/>" + identity + "</identities>")
                        .statusCode())
                .as("one is enough")
                .isEqualTo(status);
    }
}
