package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.policy;
import static io.holdfast.gateway.routes.TestResources.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import org.junit.jupiter.api.Test;

/** Policies include fragments from the configuration, and follow when those change. */
class FragmentsTest {

    private static final String INCLUDING = "<policies><inbound><base /><include-fragment fragment-id=\\'Answer\\' />"
            + "</inbound><backend><base /></backend></policies>";

    @Test
    void standForTheirPoliciesFromTheNextRequestOn() throws Exception {
        var configuration = Harness.echo("http://" + Gateway.ECHO_HOST + "/up")
                .with(answer("201"), policy("apis/policies", "echo", INCLUDING));
        try (var harness = new Harness(configuration)) {
            assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(201);
            configuration.put(answer("202"));
            assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(202);
            configuration.put(resource("policyFragments", "", "answer", "{'format':'rawxml','value':'<fragment />'}"));
            assertThat(harness.get("/echo/x", Harness.KEY).body()).contains("\"url\":\"/up/x\"");
            configuration.delete(new ResourceKey("policyFragments", "", "answer"));
            assertThat(harness.get("/echo/x", Harness.KEY).status())
                    .as("nothing is skipped silently")
                    .isEqualTo(500);
            configuration.put(answer("203"), policy("policies", "", INCLUDING));
            configuration.delete(new ResourceKey("apis/policies", "echo", "policy"));
            assertThat(harness.get("/echo/x", Harness.KEY).status()).isEqualTo(203);
        }
    }

    private static Resource answer(String status) {
        String document =
                "<fragment><return-response><set-status code=\\'" + status + "\\' /></return-response></fragment>";
        return resource("policyFragments", "", "answer", "{'format':'rawxml','value':'" + document + "'}");
    }
}
