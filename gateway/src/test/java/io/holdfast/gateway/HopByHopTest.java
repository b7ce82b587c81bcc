package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.policy;
import static io.holdfast.gateway.routes.TestResources.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Resource;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a peer says of its own connection removes nothing that policies, backend entities or the gateway itself have set. */
class HopByHopTest {

    private static final String POLICY = "<policies><inbound><base />"
            + "<set-header name=\\'X-User\\' exists-action=\\'override\\'><value>guest</value></set-header>"
            + "<set-header name=\\'Authorization\\' exists-action=\\'override\\'><value>Basic c2VjcmV0</value></set-header>"
            + "<set-header name=\\'Proxy-Authorization\\' exists-action=\\'override\\'><value>policy</value></set-header>"
            + "<set-header name=\\'Host\\' exists-action=\\'override\\'><value>inner.example</value></set-header>"
            + "<set-backend-service backend-id=\\'b1\\' />"
            + "</inbound><backend><base /></backend><outbound>"
            + "<set-header name=\\'X-Frame-Options\\' exists-action=\\'override\\'><value>DENY</value></set-header>"
            + "</outbound></policies>";

    private TestUpstream upstream;
    private Harness harness;

    @BeforeEach
    void start() throws IOException {
        upstream = TestUpstream.telling();
        harness = new Harness(Harness.echo(upstream.url())
                .with(policy("apis/policies", "echo", POLICY), backend("{'X-Token':['t']}")));
    }

    private Resource backend(String headers) {
        return resource(
                "backends",
                "",
                "b1",
                "{'url':'" + upstream.url() + "','credentials':{'header':" + headers + ",'query':{'code':['real']}}}");
    }

    @AfterEach
    void stop() throws IOException {
        harness.close();
        upstream.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-User, Authorization, X-Token, Proxy-Authorization, Host, X-Forwarded-For, Content-Length",
                "close, x-user,,authorization , X-TOKEN,X-Forwarded-For",
                "X-User\nConnection: Authorization, X-Token\nConnection: X-Forwarded-For",
                "keep-alive",
            })
    void aCallerRemovesWhatHeSentAndNothingElse(String connection) throws Exception {
        harness.get(
                "/echo/x",
                Harness.KEY,
                "X-User: admin",
                "Authorization: mine",
                "X-Token: mine",
                "Proxy-Authorization: mine",
                "Connection: " + connection);

        TestUpstream.Got got = upstream.last();
        assertThat(values(got, "X-User")).containsExactly("guest");
        assertThat(values(got, "Authorization")).containsExactly("Basic c2VjcmV0");
        assertThat(values(got, "Proxy-Authorization")).containsExactly("policy");
        assertThat(values(got, "X-Token")).containsExactly("t");
        assertThat(values(got, "Host")).containsExactly("inner.example");
        assertThat(values(got, "X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(values(got, "Connection")).isEmpty();
    }

    @Test
    void policiesDoNotSeeWhatConcernsTheConnection() throws Exception {
        String answer = "<policies><inbound>"
                + "<check-header name=\\'X-Mine\\' failed-check-httpcode=\\'418\\' failed-check-error-message=\\'none\\' "
                + "ignore-case=\\'true\\' /></inbound><backend><base /></backend></policies>";
        harness.configuration.put(policy("apis/policies", "echo", answer));

        assertThat(harness.get("/echo/x", Harness.KEY, "X-Mine: 1").status()).isEqualTo(200);
        assertThat(harness.get("/echo/x", Harness.KEY, "X-Mine: 1", "Connection: X-Mine")
                        .status())
                .isEqualTo(418);
        assertThat(harness.get("/echo/x", Harness.KEY, "Connection: Ocp-Apim-Subscription-Key")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aBackendRemovesNothingThatPoliciesSet() throws Exception {
        upstream.handle((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\nContent-Length: 0\nConnection: X-Frame-Options, X-Hop\nX-Hop: 1\n\n");
            return true;
        });

        RawClient.Answer answer = harness.get("/echo/x", Harness.KEY);

        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("X-Hop")).isNull();
    }

    @Test
    void everyAddressOfTheWayIsPassedOn() throws Exception {
        harness.get("/echo/x", Harness.KEY, "X-Forwarded-For: 10.9.9.9", "X-Forwarded-For: 10.1.1.1");

        assertThat(values(upstream.last(), "X-Forwarded-For")).containsExactly("10.9.9.9, 10.1.1.1, 127.0.0.1");
    }

    @Test
    void credentialsOfABackendHaveNoSecondSpelling() throws Exception {
        harness.get("/echo/x?c%6Fde=mine&CODE=mine&z=1&code", Harness.KEY);

        assertThat(upstream.last().requestLine()).isEqualTo("GET /x?z=1&code=real HTTP/1.1");
    }

    private static List<String> values(TestUpstream.Got got, String name) {
        return got.headers().stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    @Test
    void thousandsOfOptionsAreNotLookedFor() throws Exception {
        assertThat(harness.get("/echo/x", Harness.KEY, "Connection: " + "a,".repeat(63) + "b")
                        .status())
                .isEqualTo(200);
        assertThat(harness.get("/echo/x", Harness.KEY, "Connection: " + "a,".repeat(5000) + "b")
                        .status())
                .isEqualTo(400);

        upstream.handle((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\nConnection: " + "a,".repeat(5000) + "b\nContent-Length: 0\n\n");
            return true;
        });
        assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(500);
    }
}
