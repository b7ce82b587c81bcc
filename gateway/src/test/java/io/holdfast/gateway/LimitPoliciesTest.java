package io.holdfast.gateway;

import static io.holdfast.gateway.routes.TestResources.product;
import static io.holdfast.gateway.routes.TestResources.productApi;
import static io.holdfast.gateway.routes.TestResources.resource;
import static io.holdfast.gateway.routes.TestResources.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.gateway.routes.MemoryConfiguration;
import io.holdfast.model.Resource;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limits of calls and quotas as callers meet them. */
class LimitPoliciesTest {

    private static final String PRODUCT_KEY = "Ocp-Apim-Subscription-Key: p1";

    private TestUpstream upstream;
    private Harness harness;

    /** @param text may have double quotes and no single ones */
    static Resource document(String type, String parent, String inbound, String outbound) {
        String text = "<policies><inbound><base/>" + inbound + "</inbound><backend><base/></backend><outbound><base/>"
                + outbound + "</outbound><on-error><base/></on-error></policies>";
        return resource(type, parent, "policy", "{'format':'rawxml','value':'" + text.replace("\"", "\\\"") + "'}");
    }

    private void start(Resource... more) throws IOException {
        upstream = TestUpstream.telling();
        MemoryConfiguration configuration = Harness.echo(upstream.url())
                .with(
                        product("starter", true),
                        productApi("starter", "echo"),
                        subscription("s2", "/products/starter", "active", "p1", "p2"))
                .with(more);
        harness = new Harness(configuration);
    }

    private void api(String inbound) throws IOException {
        start(document("apis/policies", "echo", inbound, ""));
    }

    @AfterEach
    void stop() throws IOException {
        harness.close();
        upstream.close();
    }

    private RawClient.Answer get(String... headers) throws IOException {
        return harness.get("/echo/x", headers);
    }

    @Test
    void aCallBeyondTheRateOfAKeyIsToldWhenToTryAgain() throws IOException {
        api("<rate-limit-by-key calls=\"2\" renewal-period=\"60\" counter-key=\"@(context.Request.IpAddress)\""
                + " remaining-calls-header-name=\"X-Left\" total-calls-header-name=\"X-Total\" />");
        RawClient.Answer first = get(Harness.KEY);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("X-Left")).isEqualTo("1");
        assertThat(first.header("X-Total")).isEqualTo("2");
        assertThat(get(Harness.KEY).header("X-Left")).isEqualTo("0");
        RawClient.Answer refused = get(Harness.KEY);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Content-Type")).isEqualTo("application/json");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused.body())
                .isEqualTo("{ \"statusCode\": 429, \"message\": \"Rate limit is exceeded. Try again in "
                        + refused.header("Retry-After") + " seconds.\" }");
    }

    @Test
    void onErrorSeesTheReasonAndVariables() throws IOException {
        start(resource(
                "apis/policies",
                "echo",
                "policy",
                ("{'format':'rawxml','value':'<policies><inbound><rate-limit-by-key calls=~0~ renewal-period=~10~"
                                + " counter-key=~k~ retry-after-variable-name=~wait~ remaining-calls-variable-name=~left~"
                                + " retry-after-header-name=~X-Wait~ /></inbound><backend><base/></backend>"
                                + "<outbound/><on-error><set-header name=~X-Reason~><value>@(context.LastError.Source +"
                                + " ~ ~ + context.LastError.Reason + ~ ~ + context.LastError.Message + ~ ~ +"
                                + " context.Variables[~wait~] + ~ ~ + context.Variables[~left~])</value></set-header>"
                                + "</on-error></policies>'}")
                        .replace("~", "\\\"")));
        RawClient.Answer refused = get(Harness.KEY);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("X-Reason"))
                .isEqualTo("rate-limit-by-key RateLimitExceeded Rate limit is exceeded 10 0");
        assertThat(refused.header("X-Wait")).isEqualTo("10");
        assertThat(refused.header("Retry-After")).isNull();
    }

    @Test
    void aCounterMovesAfterTheAnswerIfTheAnswerDecides() throws IOException {
        api(
                "<rate-limit-by-key calls=\"3\" renewal-period=\"60\" counter-key=\"k\" increment-count=\"2\""
                        + " increment-condition=\"@(context.Response.StatusCode == 200)\" remaining-calls-header-name=\"X-Left\" />");
        upstream.handle((request, connection) -> {
            connection.send("HTTP/1.1 404 Not Found\nContent-Length: 0\n\n");
            return true;
        });
        assertThat(get(Harness.KEY).header("X-Left")).isEqualTo("3");
        assertThat(get(Harness.KEY).header("X-Left")).isEqualTo("3");
        upstream.handle((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\nContent-Length: 0\n\n");
            return true;
        });
        assertThat(get(Harness.KEY).header("X-Left")).isEqualTo("3");
        assertThat(get(Harness.KEY).header("X-Left")).isEqualTo("1");
        assertThat(get(Harness.KEY).status()).isEqualTo(429);
    }

    @Test
    void aRateOfSubscriptionsCountsEachAndLeavesCallsWithoutKeyAlone() throws IOException {
        start(
                document("apis/policies", "echo", "<rate-limit calls=\"1\" renewal-period=\"60\" />", ""),
                subscription("s3", "/apis", "active", "k3", "k4"));
        assertThat(get(Harness.KEY).status()).isEqualTo(200);
        assertThat(get(Harness.KEY).status()).isEqualTo(429);
        assertThat(get("Ocp-Apim-Subscription-Key: k2").status())
                .as("its other key")
                .isEqualTo(429);
        assertThat(get("Ocp-Apim-Subscription-Key: k3").status()).isEqualTo(200);
        harness.configuration.put(io.holdfast.gateway.routes.TestResources.api(
                "echo", "'path':'echo','subscriptionRequired':false,'serviceUrl':'" + upstream.url() + "'"));
        IntStream.range(0, 3).forEach(i -> assertThat(status()).isEqualTo(200));
    }

    private int status() {
        try {
            return get().status();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void limitsOfAnApiOrOperationHoldBesideThatOfTheProduct() throws IOException {
        start(document(
                "products/policies",
                "starter",
                "<rate-limit calls=\"5\" renewal-period=\"60\"><api id=\"echo\" calls=\"3\" renewal-period=\"60\">"
                        + "<operation name=\"get\" calls=\"1\" renewal-period=\"60\" /></api>"
                        + "<api name=\"other\" calls=\"0\" renewal-period=\"60\" /></rate-limit>",
                ""));
        assertThat(get(PRODUCT_KEY).status()).isEqualTo(200);
        assertThat(get(PRODUCT_KEY).status()).isEqualTo(429);
        try (RawClient client = harness.client()) {
            assertThat(client.request("DELETE", "/echo/x", PRODUCT_KEY).status())
                    .isEqualTo(200);
            assertThat(client.request("DELETE", "/echo/x", PRODUCT_KEY).status())
                    .as("the API has counted the call that its operation refused")
                    .isEqualTo(429);
        }
    }

    @Test
    void aQuotaOfCallsIsToldWhenItIsReplenished() throws IOException {
        start(document("products/policies", "starter", "<quota calls=\"1\" renewal-period=\"604800\" />", ""));
        assertThat(get(PRODUCT_KEY).status()).isEqualTo(200);
        RawClient.Answer refused = get(PRODUCT_KEY);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 604_800L);
        assertThat(refused.body())
                .matches("\\{ \"statusCode\": 403, \"message\": \"Out of call volume quota\\. Quota will be replenished"
                        + " in ([1-6]\\.)?\\d\\d:\\d\\d:\\d\\d\\.\" }");
        assertThat(get(Harness.KEY).status()).as("not of that product").isEqualTo(200);
    }

    @Test
    void aQuotaOfBandwidthCountsBothBodies() throws IOException {
        api("<quota-by-key bandwidth=\"1\" renewal-period=\"0\" counter-key=\"k\" />");
        upstream.handle((request, connection) -> {
            connection.send("HTTP/1.1 200 OK\nContent-Length: 600\n\n" + "x".repeat(600));
            return true;
        });
        assertThat(get(Harness.KEY).status()).isEqualTo(200);
        assertThat(get(Harness.KEY).status()).as("600 of 1024 bytes").isEqualTo(200);
        RawClient.Answer refused = get(Harness.KEY);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).isEqualTo("{ \"statusCode\": 403, \"message\": \"Out of bandwidth quota.\" }");
    }

    @Test
    void aKeyCountsOnceForACallHoweverManyPoliciesShareIt() throws IOException {
        String quota = "<quota-by-key calls=\"2\" renewal-period=\"P1D\" counter-key=\"k\" />";
        api(quota + quota + quota);
        assertThat(get(Harness.KEY).status()).isEqualTo(200);
        assertThat(get(Harness.KEY).status()).isEqualTo(200);
        assertThat(get(Harness.KEY).status()).isEqualTo(403);
    }

    @Test
    void aQuotaMayCountWhatTheAnswerSays() throws IOException {
        api("<quota-by-key calls=\"2\" renewal-period=\"300\" counter-key=\"k\""
                + " increment-condition=\"@(context.Response.StatusCode != 200)\" increment-count=\"2\" />");
        assertThat(get(Harness.KEY).status()).isEqualTo(200);
        assertThat(get(Harness.KEY).status()).isEqualTo(200);
        upstream.handle((request, connection) -> {
            connection.send("HTTP/1.1 418 No\nContent-Length: 0\n\n");
            return true;
        });
        assertThat(get(Harness.KEY).status()).isEqualTo(418);
        assertThat(get(Harness.KEY).status()).isEqualTo(403);
    }

    @Test
    void whatCannotBeHonouredFailsClosed() throws IOException {
        for (String policy : new String[] {
            "<rate-limit-by-key calls=\"1\" renewal-period=\"301\" counter-key=\"k\" />",
            "<rate-limit-by-key calls=\"1\" renewal-period=\"0\" counter-key=\"k\" />",
            "<quota-by-key renewal-period=\"300\" counter-key=\"k\" />",
            "<quota-by-key calls=\"1\" renewal-period=\"299\" counter-key=\"k\" />",
            "<quota-by-key calls=\"1\" renewal-period=\"often\" counter-key=\"k\" />",
            "<cache-lookup-value key=\"k\" variable-name=\"v\" caching-type=\"external\" />",
        }) {
            api(policy);
            RawClient.Answer answer = get(Harness.KEY);
            assertThat(answer.status()).as(policy).isEqualTo(500);
            assertThat(answer.body()).contains("can't run");
            if (!policy.contains("external")) {
                stop();
            }
        }
    }

    @Test
    void valuesAreKeptForLaterCallsAndNobodyChangesThem() throws IOException {
        start(document(
                "apis/policies",
                "echo",
                "<cache-lookup-value key=\"k\" default-value=\"none\" variable-name=\"found\" />"
                        + "<cache-lookup-value key=\"absent\" variable-name=\"absent\" />"
                        + "<cache-store-value key=\"k\" value=\"@(context.Request.Headers.GetValueOrDefault(&quot;X-New&quot;, &quot;-&quot;))\""
                                .replace("&quot;", "\"")
                        + " duration=\"60\" />",
                "<set-header name=\"X-Found\"><value>@((string)context.Variables[\"found\"] + \" \" +"
                        + " context.Variables.ContainsKey(\"absent\"))</value></set-header>"));
        assertThat(get(Harness.KEY, "X-New: first").header("X-Found")).isEqualTo("none False");
        assertThat(get(Harness.KEY, "X-New: second").header("X-Found")).isEqualTo("first False");
        assertThat(get(Harness.KEY).header("X-Found")).isEqualTo("second False");
    }

    @Test
    void aValueIsGoneWhenItIsRemovedOrItsTimeIsOver() throws IOException {
        start(document(
                "apis/policies",
                "echo",
                "<cache-store-value key=\"a\" value=\"1\" duration=\"60\" /><cache-store-value key=\"b\" value=\"1\""
                        + " duration=\"0\" /><cache-remove-value key=\"a\" />"
                        + "<cache-lookup-value key=\"a\" variable-name=\"a\" default-value=\"gone\" />"
                        + "<cache-lookup-value key=\"b\" variable-name=\"b\" default-value=\"gone\" />",
                "<set-header name=\"X-Found\"><value>@((string)context.Variables[\"a\"] +"
                        + " (string)context.Variables[\"b\"])</value></set-header>"));
        assertThat(get(Harness.KEY).header("X-Found")).isEqualTo("gonegone");
    }
}
