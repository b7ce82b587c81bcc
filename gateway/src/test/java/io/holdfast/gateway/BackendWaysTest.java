package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.policy;
import static io.holdfast.gateway.routes.TestResources.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.gateway.routes.MemoryConfiguration;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import org.junit.jupiter.api.Test;

/** Backends that are reached with a certificate, through a proxy, or by an authority of the service's own. */
class BackendWaysTest {

    private static final TestCertificate SERVER = TestCertificate.forHost("localhost");
    private static final TestCertificate ADA = TestCertificate.forHost("ada");
    private static final TestCertificate BOB = TestCertificate.forHost("bob");
    private static final String POLICY =
            "<policies><inbound><base /><set-backend-service backend-id=\\'b1\\' /></inbound>"
                    + "<backend><base /></backend></policies>";

    private static Resource certificate(String id, TestCertificate certificate) {
        return resource(
                "certificates",
                "",
                id,
                "{'thumbprint':'" + certificate.thumbprint() + "'}",
                "{'data':'" + certificate.pfx("pw") + "','password':'pw'}");
    }

    private static Resource backend(AskingServer server, String members) {
        return resource("backends", "", "b1", "{'url':'" + server.url("localhost") + "'" + members + "}");
    }

    private static MemoryConfiguration configuration(Resource... more) {
        return CallOutWaysTest.trusting(
                Harness.echo("http://127.0.0.1:1")
                        .with(policy("apis/policies", "echo", POLICY))
                        .with(more),
                SERVER);
    }

    @Test
    void theCertificateThatABackendNamesIsShown() throws Exception {
        try (var server = new AskingServer(SERVER);
                var harness = new Harness(configuration(
                        backend(server, ",'credentials':{'certificateIds':['/certificates/C1']}"),
                        certificate("c1", ADA)))) {
            assertThat(harness.get("/echo/x", Harness.KEY).body()).isEqualTo("CN=ada");

            harness.configuration.put(certificate("c1", BOB));
            assertThat(harness.get("/echo/x", Harness.KEY).body()).isEqualTo("CN=bob");

            String spaced = BOB.thumbprint().toLowerCase(java.util.Locale.ROOT).replaceAll("(..)", "$1 ");
            harness.configuration.put(backend(server, ",'credentials':{'certificate':['" + spaced + "']}"));
            assertThat(harness.get("/echo/x", Harness.KEY).body()).isEqualTo("CN=bob");

            harness.configuration.put(backend(server, ""));
            assertThat(harness.get("/echo/x", Harness.KEY).body()).isEqualTo("nobody");

            harness.configuration.put(backend(server, ",'credentials':{'certificate':['" + spaced + "']}"));
            harness.configuration.delete(new ResourceKey("certificates", "", "c1"));
            assertThat(harness.get("/echo/x", Harness.KEY).body()).contains("that is not there");
        }
    }

    @Test
    void theProxyOfABackendIsUsed() throws Exception {
        try (var server = new AskingServer(SERVER);
                var proxy = new TestProxy();
                var harness = new Harness(configuration(
                        backend(server, ",'proxy':{'url':'" + proxy.url() + "','username':'u','password':'{{pw}}'}"),
                        resource("namedValues", "", "n", "{'displayName':'pw'}", "{'value':'p'}")))) {
            assertThat(harness.get("/echo/x", Harness.KEY).body()).isEqualTo("nobody");

            assertThat(proxy.front.last().requestLine()).isEqualTo("CONNECT localhost:" + server.port() + " HTTP/1.1");
            assertThat(proxy.front.last().header("Proxy-Authorization")).isEqualTo("Basic dTpw");
        }
    }

    @Test
    void anAuthorityThatIsTakenAwayIsNotTrustedAnyMore() throws Exception {
        try (var server = new AskingServer(SERVER);
                var harness = new Harness(configuration(backend(server, "")))) {
            assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(200);

            harness.configuration.withDocument("{}").update();

            assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(500);
        }
    }
}
