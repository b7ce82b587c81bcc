package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.operation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.gateway.routes.TestCompiler;
import io.holdfast.policy.Pipeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreflightTest {

    private static final Pipeline.Preflight ALLOWS_A = (exchange, origin, method) -> {
        if (!origin.equals("https://a.example")) {
            return false;
        }
        exchange.responseHeaders().set("Access-Control-Allow-Origin", origin);
        exchange.responseHeaders().set("Access-Control-Allow-Methods", method);
        return true;
    };

    private Harness harness;

    private void start(Pipeline.Preflight... preflights) {
        harness = new Harness(
                Harness.echo("http://" + Gateway.ECHO_HOST),
                TestCompiler.preflights(preflights),
                GatewaySettings.local());
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    private RawClient.Answer preflight(String path, String origin, String method) throws Exception {
        try (RawClient client = harness.client()) {
            return client.request("OPTIONS", path, "Origin: " + origin, "Access-Control-Request-Method: " + method);
        }
    }

    @Test
    void isAnsweredByTheCorsPoliciesAloneWithoutAKey() throws Exception {
        start(ALLOWS_A);

        RawClient.Answer answer = preflight("/echo/x", "https://a.example", "PUT");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("PUT");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void withoutAMatchIsEmpty() throws Exception {
        start(ALLOWS_A);

        RawClient.Answer answer = preflight("/echo/x", "https://b.example", "PUT");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void isNotFoundWithoutCorsOrOperation() throws Exception {
        start();
        assertThat(preflight("/echo/x", "https://a.example", "PUT").status()).isEqualTo(404);
        stop();
        start(ALLOWS_A);
        assertThat(preflight("/echo/x", "https://a.example", "PATCH").status()).isEqualTo(404);
        assertThat(preflight("/other/x", "https://a.example", "PUT").status()).isEqualTo(404);
    }

    @Test
    void anOperationOfItsOwnTakesPrecedence() throws Exception {
        start(ALLOWS_A);
        harness.configuration.put(operation("echo", "options", "OPTIONS", "/*"));

        assertThat(preflight("/echo/x", "https://a.example", "PUT").status()).isEqualTo(401);
    }

    @Test
    void anErrorInItIsAnAnswer() throws Exception {
        start((exchange, origin, method) -> {
            throw new IllegalStateException("bug");
        });

        assertThat(preflight("/echo/x", "https://a.example", "PUT").status()).isEqualTo(500);
    }
}
