package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.policy;
import static io.holdfast.gateway.routes.TestResources.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Resource;
import java.io.IOException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is stored of a backend works, or calls to it are refused by its name. */
class BackendMembersTest {

    private static final String POLICY =
            "<policies><inbound><base /><set-backend-service backend-id=\\'b1\\' /></inbound>"
                    + "<backend><base /></backend></policies>";
    private static final String BREAKER = "'circuitBreaker':{'rules':[{'failureCondition':{'count':3,'interval':'PT1H',"
            + "'statusCodeRanges':[{'min':500,'max':599}]},'tripDuration':'PT1H'}]}";

    private TestUpstream upstream;
    private Harness harness;

    @BeforeEach
    void start() throws IOException {
        upstream = TestUpstream.telling();
        harness = new Harness(Harness.echo("http://127.0.0.1:1")
                .with(policy("apis/policies", "echo", POLICY), backend("'title':'t'", null)));
    }

    @AfterEach
    void stop() throws IOException {
        harness.close();
        upstream.close();
    }

    private Resource backend(String members, String secrets) {
        return resource("backends", "", "b1", "{'url':'" + upstream.url() + "'," + members + "}", secrets);
    }

    private int status(String... headers) throws IOException {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = Harness.KEY;
        return harness.get("/echo/x", all).status();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "properties.serviceFabricCluster  | 'properties':{'serviceFabricCluster':{'managementEndpoints':['x']}} | ",
                "credentials.header.Connection    | 'credentials':{'header':{'Connection':['X-User']}}     | ",
                "credentials.header.content-length| 'title':'t'      | {'credentials':{'header':{'content-length':['1']}}}",
                "is a pool                        | 'type':'Pool','pool':{'services':[{'id':'/backends/x'}]} | ",
            })
    void whatIsNotRunFailsClosed(String named, String members, String secrets) throws Exception {
        harness.configuration.put(backend(members, secrets));

        RawClient.Answer answer = harness.get("/echo/x", Harness.KEY);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains(named).contains("does not run yet");
        assertThat(upstream.got).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "has a member 'proxy.url' that must begin with http:// | 'proxy':{'url':'socks:a'}                 | ",
                "has a member 'proxy.url' that must begin with http:// | 'title':'t'       | {'proxy':{'password':'p'}}",
                "'credentials.certificate' that is not there           | 'credentials':{'certificate':['AB']}      | ",
                "'credentials.certificateIds' that is not there        | 'credentials':{'certificateIds':['/certificates/c']} | ",
                "'credentials.certificateIds' that is stored without   | 'credentials':{'certificateIds':['/certificates/keyless']} | ",
            })
    void whatCannotBeHadFailsClosed(String named, String members, String secrets) throws Exception {
        harness.configuration.put(
                resource("certificates", "", "keyless", "{'thumbprint':'00'}"), backend(members, secrets));

        RawClient.Answer answer = harness.get("/echo/x", Harness.KEY);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains(named);
        assertThat(upstream.got).isEmpty();
    }

    @Test
    void theGatewayTellsWhichBackendsItRefuses() {
        assertThat(harness.gateway.backendProblems(harness.configuration.id())).isEmpty();

        harness.configuration.put(backend("'proxy':{'url':'x'}", null));

        assertThat(harness.gateway.backendProblems(harness.configuration.id()))
                .containsOnlyKeys("b1")
                .hasEntrySatisfying("b1", problem -> assertThat(problem).contains("'proxy.url'"));
    }

    @Test
    void aBackendWithoutUsableUrlSaysSo() throws Exception {
        harness.configuration.put(resource("backends", "", "b1", "{'url':'fabric:/app'}"));

        assertThat(harness.get("/echo/x", Harness.KEY).body()).contains("has no usable URL");
    }

    @Test
    void emptyMembersAreNone() throws Exception {
        harness.configuration.put(backend(
                "'proxy':null,'credentials':{'certificate':[],'certificateIds':[]},'properties':{},"
                        + "'circuitBreaker':{'rules':[]},'type':'Single'",
                null));

        assertThat(status()).isEqualTo(200);
    }

    @Test
    void aCircuitBreakerOpens() throws Exception {
        harness.configuration.put(backend(BREAKER, null));
        upstream.handle((request, connection) -> {
            connection.send("HTTP/1.1 " + request.header("X-Status") + " X\nContent-Length: 0\n\n");
            return true;
        });
        assertThat(status("X-Status: 500")).isEqualTo(500);
        assertThat(status("X-Status: 404")).isEqualTo(404);
        assertThat(status("X-Status: 502")).isEqualTo(502);
        assertThat(status("X-Status: 200")).isEqualTo(200);
        assertThat(status("X-Status: 503")).isEqualTo(503);
        int sent = upstream.got.size();

        RawClient.Answer answer = harness.get("/echo/x", Harness.KEY, "X-Status: 200");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{ \"statusCode\": 503, \"message\": \"Service Unavailable\" }");
        assertThat(upstream.got).hasSize(sent);
        harness.configuration.put(backend(BREAKER + ",'title':'new'", null));
        assertThat(status("X-Status: 200")).as("another title").isEqualTo(503);
        harness.configuration.put(backend(BREAKER.replace("'count':3", "'count':4"), null));
        assertThat(status("X-Status: 200")).as("other rules").isEqualTo(200);
    }

    @Test
    void aBackendThatHangsUpFails() throws Exception {
        harness.configuration.put(backend(BREAKER, null));
        upstream.handle((request, connection) -> false);
        for (int i = 0; i < 3; i++) {
            assertThat(status()).isEqualTo(500);
        }
        assertThat(status()).isEqualTo(503);
    }

    @Test
    void aCallerWhoHoldsHisBodyBackMakesNoBackendFail() throws Exception {
        harness.configuration.put(backend(BREAKER, null));
        upstream.handle((request, connection) -> false);
        for (int i = 0; i < 5; i++) {
            try (RawClient client = harness.client()) {
                client.send("POST /echo/x HTTP/1.1\nHost: c\nX-Test-Stream: 1\nContent-Length: 5\n" + Harness.KEY
                        + "\n\nh");
                assertThat(client.answer().status()).isEqualTo(500);
            }
        }
        upstream.handle((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
            return true;
        });
        assertThat(status()).isEqualTo(200);
    }

    @Test
    void noRoomInTheGatewayIsNoFailureOfTheBackend() throws Exception {
        harness.close();
        harness = new Harness(
                Harness.echo("http://127.0.0.1:1")
                        .with(policy("apis/policies", "echo", POLICY), backend(BREAKER, null)),
                Harness.LANGUAGE,
                GatewaySettings.local().withLimits(GatewayLimits.ofThisMachine().withBackends(1)));
        upstream.handle((request, connection) -> {
            if (request.header("X-Slow") != null) {
                for (int i = 0; i < 4; i++) {
                    assertThat(status()).isEqualTo(503);
                }
            }
            connection.send("HTTP/1.1 200 OK\nConnection: close\nContent-Length: 0\n\n");
            return false;
        });

        assertThat(status("X-Slow: 1")).isEqualTo(200);
        Awaitility.await().until(() -> status() == 200);
    }
}
