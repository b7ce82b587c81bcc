package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.policy;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What responses consumed counts for the calls after them. The backend gives back what it is sent. */
class TokenLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "tokens-per-minute=^10^, application/json, 429",
        "token-quota=^10^ token-quota-period=^Daily^, application/json, 403",
        "token-quota=^10^, text/event-stream, 403",
        "tokens-per-minute=^10^, text/event-stream, 429",
    })
    void callsPassWhileTokensAreLeft(String limit, String type, int refused) throws Exception {
        String document = ("<policies><inbound><llm-token-limit counter-key='k' estimate-prompt-tokens='false' "
                        + limit.replace('^', '\'') + "/></inbound><backend><forward-request/></backend></policies>")
                .replace("'", "\\\"");
        var configuration = Harness.echo("http://" + Gateway.ECHO_HOST + "/api").with(policy("policies", "", document));
        String usage = "{\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}";
        String body = type.startsWith("text") ? "data: " + usage + "\n\n" : usage;
        try (var harness = new Harness(configuration);
                RawClient client = harness.client()) {
            assertThat(post(client, type, body).status()).isEqualTo(200);
            assertThat(post(client, type, body).status()).isEqualTo(200);
            RawClient.Answer third = post(client, type, body);
            assertThat(third.status()).isEqualTo(refused);
            assertThat(third.body()).contains("Token ");
        }
    }

    private static RawClient.Answer post(RawClient client, String type, String body) throws Exception {
        client.send("POST /echo/x HTTP/1.1\nHost: c\nContent-Type: " + type + "\nContent-Length: " + body.length()
                + "\n" + Harness.KEY + "\n\n");
        client.send(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return client.answer();
    }
}
