package io.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.egress.Egress;
import io.holdfast.gateway.calls.CallOutLimits;
import io.holdfast.gateway.routes.MemoryConfiguration;
import io.holdfast.model.certificate.KeyedCertificate;
import io.holdfast.policy.calls.CallAnswer;
import io.holdfast.policy.calls.CallOut;
import io.holdfast.policy.calls.HttpProxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How requests of policies reach an https server: what they trust, what they show, through whom they go. */
class CallOutWaysTest {

    private static final TestCertificate SERVER = TestCertificate.forHost("localhost");
    private static final KeyedCertificate ADA = TestCertificate.forHost("ada").keyed();
    private static final KeyedCertificate BOB = TestCertificate.forHost("bob").keyed();
    private static final CallOutLimits PLENTY = new CallOutLimits(100, 64 * 1024 * 1024, 1024 * 1024);

    static MemoryConfiguration trusting(MemoryConfiguration configuration, TestCertificate root) {
        String thumbprint = root.thumbprint();
        return configuration
                .withDocument("{'properties':{'certificates':[{'storeName':'Root','certificate':{'thumbprint':'"
                        + thumbprint + "'}}]}}")
                .withSecrets("{'certificates':{'" + thumbprint + "':{'encodedCertificate':'" + root.der() + "'}}}");
    }

    private static CallOutBench bench() {
        return new CallOutBench(trusting(new MemoryConfiguration("contoso"), SERVER), PLENTY, Egress.INSIDE);
    }

    private static CallOut get(String url, KeyedCertificate certificate, HttpProxy proxy) {
        return new CallOut("GET", url, List.of(), new byte[0], Duration.ofSeconds(10), false, certificate, proxy);
    }

    private static String text(CallAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void authoritiesOfTheServiceAreTrusted() throws Exception {
        try (var server = new AskingServer(SERVER);
                var stranger = new CallOutBench();
                var bench = bench()) {
            CallOut request = get(server.url("localhost"), null, null);
            assertThat(stranger.failure(request).reason()).isEqualTo("BackendConnectionFailure");
            assertThat(text(bench.send(request))).isEqualTo("nobody");
            assertThat(bench.failure(get(server.url("127.0.0.1"), null, null)).reason())
                    .as("the name is checked")
                    .isEqualTo("BackendConnectionFailure");
        }
    }

    @Test
    void aCertificateIsShownAndItsConnectionServesNobodyElse() throws Exception {
        try (var server = new AskingServer(SERVER);
                var bench = bench()) {
            String url = server.url("localhost");
            for (int i = 0; i < 2; i++) {
                assertThat(text(bench.send(get(url, ADA, null)))).isEqualTo("CN=ada");
                assertThat(text(bench.send(get(url, BOB, null)))).isEqualTo("CN=bob");
                assertThat(text(bench.send(get(url, null, null)))).isEqualTo("nobody");
            }
            assertThat(server.callers).hasSize(3);
        }
    }

    @Test
    void aPlainRequestGoesToTheProxyAsItIs() throws Exception {
        try (var proxy = new TestProxy();
                var bench = bench()) {
            var way = HttpProxy.of(proxy.url(), "u", "p");

            assertThat(text(bench.send(get("http://localhost:1/a?b", null, way))))
                    .isEqualTo("proxy");

            assertThat(proxy.front.last().requestLine()).isEqualTo("GET http://localhost:1/a?b HTTP/1.1");
            assertThat(proxy.front.last().header("Host")).isEqualTo("localhost:1");
            assertThat(proxy.front.last().header("Proxy-Authorization")).isEqualTo("Basic dTpw");
        }
    }

    @Test
    void aTunnelLeadsToHttps() throws Exception {
        try (var server = new AskingServer(SERVER);
                var proxy = new TestProxy();
                var bench = bench()) {
            var way = HttpProxy.of(proxy.url(), "u", "p");
            String url = server.url("localhost");
            for (int i = 0; i < 2; i++) {
                assertThat(text(bench.send(get(url, ADA, way)))).isEqualTo("CN=ada");
            }
            assertThat(proxy.front.got).hasSize(1);
            assertThat(proxy.front.last().requestLine()).isEqualTo("CONNECT localhost:" + server.port() + " HTTP/1.1");
            assertThat(proxy.front.last().header("Proxy-Authorization")).isEqualTo("Basic dTpw");
        }
    }

    @Test
    void aProxyThatRefusesIsAFailure() throws Exception {
        try (var server = new AskingServer(SERVER);
                var proxy = new TestProxy();
                var bench = bench()) {
            var wrong = HttpProxy.of(proxy.url(), "u", "pw");

            assertThat(bench.failure(get(server.url("localhost"), null, wrong)).reason())
                    .isEqualTo("BackendConnectionFailure");
            assertThat(server.callers).isEmpty();
        }
    }

    @Test
    void aProxyLeadsNobodyToWhereNobodyMayGo() throws Exception {
        try (var proxy = new TestProxy();
                var bench = bench()) {
            var way = HttpProxy.of(proxy.url(), "", "");

            assertThat(bench.failure(get("http://169.254.169.254/", null, way)).reason())
                    .isEqualTo("BackendConnectionFailure");
            assertThat(bench.send(get("http://nobody-knows.invalid/", null, way))
                            .status())
                    .as("names that only the proxy knows")
                    .isEqualTo(200);
            assertThat(proxy.front.got).hasSize(1);
        }
    }
}
