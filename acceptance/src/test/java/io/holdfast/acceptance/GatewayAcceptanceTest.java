package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.support.Arm;
import io.holdfast.acceptance.support.Backend;
import io.holdfast.acceptance.support.GatewayCaller;
import io.holdfast.acceptance.support.Samples;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.acceptance.support.SteadyTraffic;
import io.holdfast.acceptance.support.Storage;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls go on, unharmed, while what they go through is changed. */
class GatewayAcceptanceTest {

    private static final String GROUP = "gateway";
    private static final String KEY = "Ocp-Apim-Subscription-Key";

    @TempDir
    static Path directory;

    private static ServerProcess server;
    private static Backend backend;
    private static Arm arm;
    private static int services;

    private String service;
    private GatewayCaller caller;
    private String key;

    @BeforeAll
    static void start() {
        backend = new Backend();
        server = ServerProcess.start(directory.resolve("data"), Map.of());
        arm = server.arm();
    }

    @AfterAll
    static void stop() {
        server.close();
        backend.close();
    }

    private void filledService() {
        String name = "contoso" + services++;
        service = arm.createService(GROUP, name, "Premium");
        Samples.fill(arm, service, backend.url(), 2, 2);
        key = key("caller-0");
        caller = new GatewayCaller(server, name);
    }

    @Test
    void everyChangeIsServedByTheNextRequest() {
        filledService();
        assertThat(order("/api-1", key).statusCode()).isEqualTo(200);

        for (int i = 0; i < 20; i++) {
            Samples.policy(arm, service + "/apis/api-0/policies/policy", Samples.setHeader("X-Version", "v" + i));
            assertThat(order("/api-0", key).body()).contains("x-version: [v" + i + "]");
        }
    }

    @Test
    void aNamedValueIsServedWithItsNewValueAtOnce() {
        filledService();
        for (int i = 0; i < 20; i++) {
            arm.create(service + "/namedValues/region", Map.of("displayName", "region", "value", "region-" + i));
            assertThat(order("/api-0", key).body()).contains("x-region: [region-" + i + "]");
        }
    }

    /** What the check takes for a reference, what calls meet and what follows a new display name are the same. */
    @Test
    void aNamedValueThatGetsAnotherNameChangesNoCall() {
        filledService();
        String authority = URI.create(backend.url()).getAuthority();
        arm.create(service + "/namedValues/host", Map.of("displayName", "host", "value", authority));
        Samples.api(arm, service, "api-1", "http://{{ host }}");
        Samples.policy(
                arm, service + "/apis/api-1/policies/policy", Samples.setHeader("X-Host", "{{ host }} {{host}}"));
        String expected = "x-host: [" + authority + " " + authority + "]";
        assertThat(order("/api-1", key).body()).contains(expected);

        arm.create(service + "/namedValues/host", Map.of("displayName", "server", "value", authority));
        arm.create(service + "/namedValues/other", Map.of("displayName", "host", "value", "nothing.invalid"));

        assertThat(order("/api-1", key).body()).contains(expected);
    }

    @Test
    void anApiComesAndGoesWithItsResource() {
        filledService();
        assertThat(order("/later", key).statusCode()).isEqualTo(404);

        Samples.api(arm, service, "later", backend.url());
        Samples.link(arm, service + Samples.PRODUCT + "/apis/later");
        assertThat(order("/later", key).body()).startsWith("GET /orders/7\n");

        arm.send("DELETE", service + "/apis/later", null).ok();
        assertThat(order("/later", key).statusCode()).isEqualTo(404);
    }

    @Test
    void aKeyOpensFromTheFirstRequestAndIsRefusedAfterItsLast() {
        filledService();
        assertThat(order("/api-0", "no-such-key").statusCode()).isEqualTo(401);

        Samples.subscription(arm, service, "visitor");
        String visitor = key("visitor");
        assertThat(order("/api-0", visitor).statusCode()).isEqualTo(200);

        arm.send("POST", service + "/subscriptions/visitor/regeneratePrimaryKey", null)
                .ok();
        assertThat(order("/api-0", visitor).statusCode()).isEqualTo(401);
        assertThat(order("/api-0", key("visitor")).statusCode()).isEqualTo(200);

        String renewed = key("visitor");
        arm.send("DELETE", service + "/subscriptions/visitor", null).ok();
        assertThat(order("/api-0", renewed).statusCode()).isEqualTo(401);
    }

    @Test
    void noRequestFailsWhileTheConfigurationChanges() {
        filledService();
        try (var traffic = new SteadyTraffic(this::problem)) {
            for (int i = 0; i < 30; i++) {
                Samples.policy(arm, service + "/apis/api-0/policies/policy", Samples.setHeader("X-Version", "v" + i));
                Samples.api(arm, service, "extra-" + i, backend.url());
            }
            assertThat(traffic.problems()).isEmpty();
        }
    }

    @Test
    void noRequestFailsWhileRestoresSwitch() {
        filledService();
        Storage storage = new Storage("local", "gateway", "switch", server.storageKey());
        arm.run(service, "backup", storage).ok();
        try (var traffic = new SteadyTraffic(this::problem)) {
            for (int i = 0; i < 5; i++) {
                long before = traffic.sent();
                Samples.policy(arm, service + "/apis/api-0/policies/policy", Samples.setHeader("X-Region", "other"));
                assertThat(order("/api-0", key).body()).contains("x-region: [other]");
                arm.run(service, "restore", storage).ok();
                assertThat(order("/api-0", key).body()).contains("x-region: [east]");
                assertThat(traffic.sent()).isGreaterThan(before);
            }
            assertThat(traffic.problems()).isEmpty();
        }
    }

    @Test
    void noRequestFailsWhileReleasesSwitchRevisions() {
        filledService();
        String api = service + "/apis/api-0";
        arm.create(api + ";rev=2", Map.of("sourceApiId", "/apis/api-0"));
        Samples.policy(arm, api + ";rev=2/policies/policy", Samples.setHeader("X-Region", "second"));
        assertThat(order("/api-0", key).body()).contains("x-region: [east]");
        assertThat(order("/api-0;rev=2", key).body()).contains("x-region: [second]");
        try (var traffic = new SteadyTraffic(this::problem)) {
            for (int i = 0; i < 10; i++) {
                arm.create(api + "/releases/second-" + i, Map.of("apiId", "/apis/api-0;rev=2"));
                assertThat(order("/api-0", key).body()).contains("x-region: [second]");
                assertThat(order("/api-0;rev=1", key).body()).contains("x-region: [east]");
                arm.create(api + "/releases/first-" + i, Map.of("apiId", "/apis/api-0;rev=1"));
                assertThat(order("/api-0", key).body()).contains("x-region: [east]");
            }
            assertThat(traffic.problems()).isEmpty();
        }
    }

    @Test
    void aRestoreBringsAllRevisionsAndTheCurrentOneBack() {
        filledService();
        String api = service + "/apis/api-0";
        arm.create(api + ";rev=2", Map.of("sourceApiId", "/apis/api-0"));
        Samples.policy(arm, api + ";rev=2/policies/policy", Samples.setHeader("X-Region", "second"));
        Storage storage = new Storage("local", "gateway", "revisions", server.storageKey());
        arm.run(service, "backup", storage).ok();
        arm.create(api + "/releases/second", Map.of("apiId", "/apis/api-0;rev=2"));
        arm.send("DELETE", api + ";rev=1", null).ok();
        arm.run(service, "restore", storage).ok();
        assertThat(order("/api-0", key).body()).contains("x-region: [east]");
        assertThat(order("/api-0;rev=1", key).body()).contains("x-region: [east]");
        assertThat(order("/api-0;rev=2", key).body()).contains("x-region: [second]");
        assertThat(arm.list(api + "/revisions")).hasSize(2);
        assertThat(arm.list(api + "/releases")).isEmpty();
    }

    @Test
    void theGatewaySaysThatItCanServe() {
        filledService();
        assertThat(caller.get("/status-0123456789abcdef", Map.of()).statusCode())
                .isEqualTo(200);
    }

    private String problem() {
        HttpResponse<String> answer = order("/api-0", key);
        return answer.statusCode() == 200 ? "" : answer.statusCode() + " " + answer.body();
    }

    private HttpResponse<String> order(String api, String key) {
        return caller.get(api + "/orders/7", Map.of(KEY, key));
    }

    private String key(String subscription) {
        return arm.send("POST", service + "/subscriptions/" + subscription + "/listSecrets", null)
                .ok()
                .json()
                .path("primaryKey")
                .asString();
    }
}
