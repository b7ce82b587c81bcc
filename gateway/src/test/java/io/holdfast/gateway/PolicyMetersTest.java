package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.limits.Meter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What policies count is among the figures of the gateway, by service. */
class PolicyMetersTest {

    @Test
    void metricsOfPoliciesAndTokensOfModelsAreFigures() throws Exception {
        var configuration = Harness.echo("http://" + Gateway.ECHO_HOST + "/api")
                .with(policy(
                        "policies",
                        "",
                        ("<policies><inbound><emit-metric name='m' value='2'><dimension name='Operation ID'/></emit-metric>"
                                        + "<llm-emit-token-metric value-type='total-tokens'/></inbound><backend><forward-request/></backend></policies>")
                                .replace("'", "\\\"")));
        String body = "{\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}";
        try (var harness = new Harness(configuration);
                RawClient client = harness.client()) {
            client.send("POST /echo/x HTTP/1.1\nHost: c\nContent-Type: application/json\nContent-Length: "
                    + body.length() + "\n" + Harness.KEY + "\n\n" + body);
            assertThat(client.answer().status()).isEqualTo(200);
            assertThat(client.get("/echo/x", Harness.KEY).status()).isEqualTo(200);

            List<Meter> meters = harness.gateway.meters();
            assertThat(meters).anySatisfy(meter -> {
                assertThat(meter.name()).isEqualTo("holdfast_policy_metric_sum");
                assertThat(meter.service()).isEqualTo("contoso");
                assertThat(meter.labels()).containsEntry("name", "m").containsEntry("dim_operation_id", "post");
                assertThat(meter.value()).isEqualTo(2);
            });
            assertThat(meters).anySatisfy(meter -> {
                assertThat(meter.labels()).containsEntry("name", "Total Tokens");
                assertThat(meter.value()).isEqualTo(7);
            });
        }
    }
}
