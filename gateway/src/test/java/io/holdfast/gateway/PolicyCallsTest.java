package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.policy;
import static io.holdfast.gateway.routes.TestResources.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.gateway.calls.ServiceTokens;
import io.holdfast.gateway.routes.MemoryConfiguration;
import io.holdfast.model.Resource;
import java.io.IOException;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What policies call, through a whole gateway and over real sockets. */
class PolicyCallsTest {

    private static final TestCertificate SERVER = TestCertificate.forHost("localhost");
    private static final TestCertificate ADA = TestCertificate.forHost("ada");
    private static final ServiceTokens TOKENS = (service, resource, clientId) -> {
        if (!"https://r.test".equals(resource)) {
            throw new IOException("The service has no such identity.");
        }
        return new ServiceTokens.Token(
                service.name() + "-" + clientId, Instant.now().plusSeconds(3600));
    };

    private TestUpstream backend;
    private TestUpstream other;
    private AskingServer asking;
    private Harness harness;

    @BeforeEach
    void start() throws IOException {
        backend = TestUpstream.telling();
        other = TestUpstream.telling();
        asking = new AskingServer(SERVER);
        MemoryConfiguration configuration = CallOutWaysTest.trusting(
                Harness.echo(backend.url())
                        .with(resource(
                                "certificates",
                                "",
                                "c1",
                                "{'thumbprint':'" + ADA.thumbprint() + "'}",
                                "{'data':'" + ADA.pfx("pw") + "','password':'pw'}")),
                SERVER);
        harness = new Harness(configuration, Harness.LANGUAGE, GatewaySettings.local(), TOKENS);
    }

    @AfterEach
    void stop() throws IOException {
        harness.close();
        backend.close();
        other.close();
        asking.close();
    }

    private static Resource document(String inbound) {
        return policy(
                "apis/policies",
                "echo",
                "<policies><inbound>" + inbound.replace("'", "\\'") + "</inbound><backend><forward-request/></backend>"
                        + "<outbound/><on-error/></policies>");
    }

    private RawClient.Answer call(String inbound, String... headers) throws IOException {
        harness.configuration.put(document(inbound));
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = Harness.KEY;
        return harness.get("/echo/x?q=1", all);
    }

    private static String send(String attributes, String url, String more) {
        return "<send-request response-variable-name='r' " + attributes + "><set-url>" + url + "</set-url>" + more
                + "</send-request><return-response response-variable-name='r'/>";
    }

    @Test
    void aResponseIsFetchedAndReturned() throws Exception {
        other.handle((request, connection) -> {
            connection.send("HTTP/1.1 201 Made\nX-A: 1\nContent-Type: text/plain\nContent-Length: 2\n\nhi");
            return true;
        });

        RawClient.Answer answer = call(send(
                "",
                other.url() + "/y",
                "<set-method>POST</set-method><set-header name='X-B'><value>b</value></set-header>"
                        + "<set-body>body</set-body>"));

        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 201 Made");
        assertThat(answer.header("X-A")).isEqualTo("1");
        assertThat(answer.body()).isEqualTo("hi");
        assertThat(other.last().requestLine()).isEqualTo("POST /y HTTP/1.1");
        assertThat(other.last().header("X-B")).isEqualTo("b");
        assertThat(other.last().header("Ocp-Apim-Subscription-Key")).isNull();
        assertThat(other.last().text()).isEqualTo("body");
        assertThat(backend.got).isEmpty();
    }

    @Test
    void aCopyTakesTheCallersRequestAlong() throws Exception {
        call(
                "<send-request mode='copy' response-variable-name='r'><set-url>" + other.url() + "/z</set-url>"
                        + "</send-request>",
                "X-Mine: m");

        assertThat(other.last().header("X-Mine")).isEqualTo("m");
        assertThat(other.last().header("Host")).isEqualTo("127.0.0.1:" + other.port());
        assertThat(backend.last().requestLine()).isEqualTo("GET /x?q=1 HTTP/1.1");
    }

    @Test
    void aFailureEndsTheCallUnlessItIsIgnored() throws Exception {
        other.handle((request, connection) -> false);
        String url = other.url();

        assertThat(call(send("", url, "")).status()).isEqualTo(500);
        assertThat(backend.got).isEmpty();
        assertThat(call("<send-request ignore-error='true' response-variable-name='r'><set-url>" + url
                                + "</set-url></send-request>")
                        .status())
                .isEqualTo(200);
        assertThat(backend.got).hasSize(1);
    }

    @Test
    void aTimeoutEndsTheCall() throws Exception {
        other.handle((request, connection) -> connection.line() != null);

        assertThat(call(send("timeout-ms='200'", other.url(), "")).status()).isEqualTo(500);
        Awaitility.await().until(() -> other.open() == 0);
    }

    @Test
    void aCallerWhoLeavesTakesItAlong() throws Exception {
        other.handle((request, connection) -> connection.line() != null);
        harness.configuration.put(document(send("", other.url(), "")));
        try (RawClient client = harness.client()) {
            client.send("GET /echo/x HTTP/1.1\nHost: c\n" + Harness.KEY + "\n\n");
            Awaitility.await().until(() -> other.got.size() == 1);
        }

        Awaitility.await().until(() -> other.open() == 0);
    }

    @Test
    void twoCallsOneAfterTheOtherUseOneConnection() throws Exception {
        String twice = "<send-request response-variable-name='r'><set-url>" + other.url() + "</set-url></send-request>";
        assertThat(call(twice + twice).status()).isEqualTo(200);
        assertThat(other.got).hasSize(2);
        assertThat(other.connections()).isEqualTo(1);
    }

    @Test
    void oneWayIsNotWaitedFor() throws Exception {
        other.handle((request, connection) -> connection.line() != null);

        assertThat(call("<send-one-way-request><set-url>" + other.url() + "/w</set-url></send-one-way-request>")
                        .status())
                .isEqualTo(200);

        Awaitility.await().until(() -> other.got.size() == 1);
        assertThat(other.open()).as("it outlives the call").isEqualTo(1);
    }

    @Test
    void theBackendSeesWhoTheServiceIs() throws Exception {
        call("<authentication-managed-identity resource='https://r.test' client-id='c'/>");
        assertThat(backend.last().header("Authorization")).isEqualTo("Bearer contoso-c");

        call("<authentication-basic username='u' password='p'/>");
        assertThat(backend.last().header("Authorization")).isEqualTo("Basic dTpw");
    }

    @Test
    void aServiceWithoutTheIdentityIsRefused() throws Exception {
        RawClient.Answer answer = call("<authentication-managed-identity resource='https://other.test'/>");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("Internal server error").doesNotContain("identity");
        assertThat(backend.got).isEmpty();
    }

    @Test
    void aCertificateIsShownByEither() throws Exception {
        String url = asking.url("localhost");
        assertThat(call(send("", url, "<authentication-certificate certificate-id='C1'/>"))
                        .body())
                .isEqualTo("CN=ada");
        assertThat(call(send("", url, "<authentication-certificate thumbprint='" + ADA.thumbprint() + "'/>"))
                        .body())
                .isEqualTo("CN=ada");
        assertThat(call(send("", url, "")).body()).isEqualTo("nobody");

        String forward = "<set-backend-service base-url='" + url + "'/>";
        assertThat(call(forward + "<authentication-certificate certificate-id='c1'/>")
                        .body())
                .isEqualTo("CN=ada");
        assertThat(call(forward).body()).isEqualTo("nobody");
    }

    @Test
    void aProxyIsOnTheWayToTheBackend() throws Exception {
        try (var proxy = new TestProxy()) {
            assertThat(call("<proxy url='" + proxy.url() + "' username='u' password='p'/>")
                            .body())
                    .isEqualTo("proxy");

            assertThat(proxy.front.last().requestLine()).isEqualTo("GET " + backend.url() + "/x?q=1 HTTP/1.1");
            assertThat(proxy.front.last().header("Proxy-Authorization")).isEqualTo("Basic dTpw");
            assertThat(call("").body()).startsWith("GET /x");
        }
    }

    @Test
    void anErrorBeforeAnyOperationMayCallOut() throws Exception {
        harness.configuration.put(policy(
                "policies",
                "",
                "<policies><inbound/><backend><forward-request/></backend><outbound/><on-error>"
                        + send("", other.url() + "/lost", "").replace("'", "\\'") + "</on-error></policies>"));

        assertThat(harness.get("/nothing/here").body()).isEqualTo("GET /lost HTTP/1.1");
    }

    @Test
    void messagesGoToTheEventHubOfALogger() throws Exception {
        String place = "localhost:" + asking.port();
        harness.configuration.put(
                resource(
                        "loggers",
                        "",
                        "keyed",
                        "{'loggerType':'azureEventHub','credentials':{'name':'hub'}}",
                        "{'credentials':{'connectionString':'Endpoint=sb://" + place
                                + "/;SharedAccessKeyName=root;SharedAccessKey=c2VjcmV0PQ=='}}"),
                resource(
                        "loggers",
                        "",
                        "identified",
                        "{'loggerType':'azureEventHub','credentials':{'name':'hub2','endpointAddress':'" + place
                                + "','identityClientId':'SystemAssigned'}}"),
                resource("loggers", "", "insights", "{'loggerType':'applicationInsights'}"));

        assertThat(call("<log-to-eventhub logger-id='keyed'>hello</log-to-eventhub>")
                        .status())
                .isEqualTo(200);

        Awaitility.await().until(() -> asking.got.size() == 1);
        assertThat(asking.got.remove())
                .startsWith(
                        "POST /hub/messages?api-version=2014-01 SharedAccessSignature sr=https%3A%2F%2Flocalhost%3A")
                .endsWith("&skn=root hello");
        // Its token is for another resource than the test's, so the message is lost and the call is not.
        assertThat(call("<log-to-eventhub logger-id='identified'>x</log-to-eventhub>")
                        .status())
                .isEqualTo(200);
        assertThat(call("<log-to-eventhub logger-id='insights'>x</log-to-eventhub>")
                        .body())
                .contains("is of type applicationInsights");
        Awaitility.await().until(() -> meter("holdfast_messages_lost") == 1);
        assertThat(meter("holdfast_messages_sent")).isEqualTo(1);
        assertThat(asking.got).isEmpty();
    }

    private double meter(String name) {
        return harness.gateway.meters().stream()
                .filter(meter -> meter.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void daprIsSpokenToWhereItIsConfigured() throws Exception {
        assertThat(call("<publish-to-dapr topic='p/t'>x</publish-to-dapr>").status())
                .isEqualTo(500);

        try (var sidecar = new Harness(
                Harness.echo(backend.url()),
                Harness.LANGUAGE,
                GatewaySettings.local().withDaprPort(other.port()))) {
            sidecar.configuration.put(document("<publish-to-dapr topic='p/t'>{}</publish-to-dapr>"));
            assertThat(sidecar.get("/echo/x", Harness.KEY).status()).isEqualTo(200);
        }
        assertThat(other.last().requestLine()).isEqualTo("POST /v1.0/publish/p/t HTTP/1.1");
    }
}
