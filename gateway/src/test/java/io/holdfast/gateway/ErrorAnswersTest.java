package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.api;
import static io.holdfast.gateway.routes.TestResources.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.gateway.routes.MemoryConfiguration;
import io.holdfast.gateway.routes.TestCompiler;
import io.holdfast.policy.Flow;
import io.holdfast.policy.PolicyException;
import io.holdfast.policy.Step;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What callers of Azure's gateway know byte for byte. */
class ErrorAnswersTest {

    private static final String CHALLENGE =
            "AzureApiManagementKey realm=\"http://contoso.gateway.localhost/echo\",name=\"Ocp-Apim-Subscription-Key\",type=\"header\"";

    @Test
    void unknownOperation() throws Exception {
        try (var harness = new Harness(Harness.echo("http://127.0.0.1:1"))) {
            RawClient.Answer answer = harness.get("/nowhere");

            assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 404 Not Found");
            assertThat(answer.body()).isEqualTo("{ \"statusCode\": 404, \"message\": \"Resource not found\" }");
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(answer.header("Content-Length")).isEqualTo("54");
        }
    }

    @Test
    void missingKey() throws Exception {
        try (var harness = new Harness(Harness.echo("http://127.0.0.1:1"))) {
            RawClient.Answer answer = harness.get("/echo/x");

            assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 401 Unauthorized");
            assertThat(answer.header("Content-Length")).isEqualTo("152");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo(CHALLENGE);
            assertThat(answer.body())
                    .isEqualTo("{ \"statusCode\": 401, \"message\": \"Access denied due to missing subscription key. "
                            + "Make sure to include subscription key when making requests to an API.\" }");
        }
    }

    @Test
    void invalidKey() throws Exception {
        try (var harness = new Harness(Harness.echo("http://127.0.0.1:1"))) {
            RawClient.Answer answer = harness.get("/echo/x?subscription-key=wrong");

            assertThat(answer.header("Content-Length")).isEqualTo("143");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo(CHALLENGE);
            assertThat(answer.body())
                    .isEqualTo("{ \"statusCode\": 401, \"message\": \"Access denied due to invalid subscription key. "
                            + "Make sure to provide a valid key for an active subscription.\" }");
        }
    }

    @Test
    void theHeaderCountsBeforeTheQuery() throws Exception {
        try (var upstream = TestUpstream.telling();
                var harness = new Harness(Harness.echo(upstream.url()))) {
            assertThat(harness.get("/echo/x?subscription-key=k1", "Ocp-Apim-Subscription-Key: wrong")
                            .status())
                    .isEqualTo(401);
            assertThat(harness.get("/echo/x?subscription-key=wrong", Harness.KEY)
                            .status())
                    .isEqualTo(200);
            assertThat(harness.get("/echo/x?subscription-key=k2", "Ocp-Apim-Subscription-Key: ")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void keyNamesOfTheApi() throws Exception {
        MemoryConfiguration configuration = Harness.echo("http://127.0.0.1:1")
                .with(
                        api("own", "'path':'my/own','subscriptionKeyParameterNames':{'header':'X-Key','query':'key'}"),
                        operation("own", "get", "GET", "/"));
        try (var harness = new Harness(configuration)) {
            RawClient.Answer answer = harness.get("/My/own", Harness.KEY);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate"))
                    .isEqualTo(
                            "AzureApiManagementKey realm=\"http://contoso.gateway.localhost/my/own\",name=\"X-Key\",type=\"header\"");
        }
    }

    @Test
    void aBackendThatRefuses() throws Exception {
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        try (var harness = new Harness(Harness.echo("http://127.0.0.1:" + port))) {
            RawClient.Answer answer = harness.get("/echo/x", Harness.KEY);

            assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 500 Internal Server Error");
            assertThat(answer.body())
                    .matches("\\{ \"statusCode\": 500, \"message\": \"Internal server error\","
                            + " \"activityId\": \"[0-9a-f-]{36}\" }");
        }
    }

    @Test
    void aBackendWhoseNameIsUnknown() throws Exception {
        try (var harness = new Harness(Harness.echo("http://no-such-host.invalid"))) {
            assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(500);
        }
    }

    @Test
    void aBackendThatDoesNotAnswer() throws Exception {
        var settings = GatewaySettings.local()
                .withTimeouts(GatewaySettings.Timeouts.DEFAULT.withBackend(Duration.ofMillis(100)));
        try (var silent = new TestUpstream((request, connection) -> connection.line() != null);
                var harness = new Harness(Harness.echo(silent.url()), Harness.LANGUAGE, settings)) {
            assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(500);
        }
    }

    @Test
    void aBackendThatTalksNonsense() throws Exception {
        try (var odd = TestUpstream.saying("SSH-2.0-OpenSSH_9.2\n\n");
                var harness = new Harness(Harness.echo(odd.url()))) {
            assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(500);
        }
    }

    @Test
    void anApiWithoutBackend() throws Exception {
        MemoryConfiguration configuration =
                Harness.echo("").with(api("echo", "'path':'echo','subscriptionRequired':false"));
        try (var harness = new Harness(configuration)) {
            assertThat(harness.get("/echo/x").status()).isEqualTo(500);
        }
    }

    @Test
    void errorsOfTheBackendPassUnchanged() throws Exception {
        try (var upstream = TestUpstream.saying("HTTP/1.1 503 Gone Fishing\nContent-Length: 2\nX-Own: 1\n\nno");
                var harness = new Harness(Harness.echo(upstream.url()))) {
            RawClient.Answer answer = harness.get("/echo/x", Harness.KEY);

            assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 503 Gone Fishing");
            assertThat(answer.header("X-Own")).isEqualTo("1");
            assertThat(answer.body()).isEqualTo("no");
        }
    }

    @Test
    void aPolicyThatBreaksIsAnErrorOfTheGateway() throws Exception {
        Step broken = exchange -> {
            throw new IllegalStateException("bug");
        };
        try (var harness = new Harness(
                Harness.echo("http://127.0.0.1:1"),
                TestCompiler.forwarding(List.of(broken), List.of()),
                GatewaySettings.local())) {
            assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(500);
        }
    }

    @Test
    void onErrorSeesErrorsBeforePolicies() throws Exception {
        Step rewrite = exchange -> {
            exchange.responseHeaders().set("X-Seen", Integer.toString(exchange.status()));
            exchange.responseBody("mine".getBytes(StandardCharsets.UTF_8));
            return Flow.NEXT;
        };
        Step teapot = exchange -> {
            throw new PolicyException(418, "test", "Test", "unused");
        };
        try (var harness = new Harness(
                Harness.echo("http://127.0.0.1:1"),
                TestCompiler.always(TestCompiler.pipeline(List.of(teapot), List.of(), List.of(), List.of(rewrite))),
                GatewaySettings.local())) {
            assertThat(harness.get("/nowhere").header("X-Seen")).isEqualTo("404");
            RawClient.Answer unauthorized = harness.get("/echo/x");
            assertThat(unauthorized.header("X-Seen")).isEqualTo("401");
            assertThat(unauthorized.header("WWW-Authenticate")).isEqualTo(CHALLENGE);
            assertThat(unauthorized.body()).isEqualTo("mine");
            assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(418);
        }
    }

    @Test
    void statusPage() throws Exception {
        try (var gateway = Gateway.start(GatewaySettings.local(), Harness.LANGUAGE);
                var client = new RawClient(gateway.port())) {
            assertThat(client.get("/status-0123456789abcdef").status()).isEqualTo(503);
            assertThat(client.get("/echo/x").status()).isEqualTo(503);

            gateway.follow(id -> null);
            assertThat(client.get("/status-0123456789abcdef").status()).isEqualTo(200);
            assertThat(client.get("/echo/x").status()).isEqualTo(404);
        }
    }
}
