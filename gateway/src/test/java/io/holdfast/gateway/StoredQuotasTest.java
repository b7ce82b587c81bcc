package io.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.gateway.usage.UsageLimits;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.policy.PolicyLanguage;
import io.holdfast.store.Store;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import io.holdfast.usage.quota.QuotaCount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quotas behind the real store: they survive a restart, and nodes know of each other's. */
class StoredQuotasTest {

    private static final ServiceId CONTOSO = new ServiceId("00000000-0000-0000-0000-000000000001", "rg", "contoso");
    private static final GatewaySettings SETTINGS =
            GatewaySettings.local().withUsage(UsageLimits.ofThisMachine().withQuotaRounds(Duration.ofMillis(50)));
    private static final PolicyLanguage LANGUAGE = PolicyLanguage.load();

    @TempDir
    Path directory;

    private static void put(Store store, String type, String parent, String name, String json, String secrets) {
        var key = new ResourceKey(type, parent, name);
        store.configuration(CONTOSO)
                .write(transaction ->
                        transaction.put(key, key.toString(), bytes(json), secrets == null ? null : bytes(secrets)));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static void fill(Store store) {
        store.createService(CONTOSO, bytes("{'location':'eastus'}"), null);
        put(store, "apis", "", "echo", "{'path':'echo','serviceUrl':'http://" + Gateway.ECHO_HOST + "/api'}", null);
        put(store, "apis/operations", "echo", "get", "{'method':'GET','urlTemplate':'/*'}", null);
        put(store, "subscriptions", "", "s1", "{'scope':'/apis','state':'active'}", "{'primaryKey':'k1'}");
        put(
                store,
                "apis/policies",
                "echo",
                "policy",
                "{'format':'rawxml','value':'<policies><inbound><quota-by-key calls=\\\"3\\\" renewal-period=\\\"P1Y\\\""
                        + " counter-key=\\\"k\\\" /></inbound><backend><base/></backend><outbound/><on-error/></policies>'}",
                null);
    }

    private static int call(Gateway gateway) throws IOException {
        try (RawClient client = new RawClient(gateway.port())) {
            return client.get("/echo/x", Harness.KEY).status();
        }
    }

    private static Gateway start(Store store) {
        Gateway gateway = Gateway.start(SETTINGS, LANGUAGE);
        gateway.follow(store);
        return gateway;
    }

    @Test
    void aRestartForgetsNoCallAndAnotherNodeKnowsOfThem() throws Exception {
        try (Store store = Stores.open(StoreSettings.in(directory))) {
            fill(store);
            try (Gateway first = start(store)) {
                assertThat(call(first)).isEqualTo(200);
                assertThat(call(first)).isEqualTo(200);
            }
            try (Gateway next = start(store);
                    Gateway other = start(store)) {
                assertThat(call(next)).isEqualTo(200);
                assertThat(call(next))
                        .as("two before the restart, and one after it")
                        .isEqualTo(403);
                Awaitility.await().untilAsserted(() -> assertThat(call(other)).isEqualTo(403));
            }
        }
    }

    @Test
    void whatTheManagementApiSetsCountsSoon() throws Exception {
        try (Store store = Stores.open(StoreSettings.in(directory))) {
            fill(store);
            try (Gateway gateway = start(store)) {
                for (int i = 0; i < 3; i++) {
                    assertThat(call(gateway)).isEqualTo(200);
                }
                assertThat(call(gateway)).isEqualTo(403);
                Awaitility.await()
                        .untilAsserted(() -> assertThat(counters(store))
                                .singleElement()
                                .satisfies(
                                        each -> assertThat(each.sum().calls()).isEqualTo(3)));
                store.quotas().set(counters(store).getFirst(), 0L, null);
                Awaitility.await().untilAsserted(() -> assertThat(call(gateway)).isEqualTo(200));
            }
        }
    }

    private static List<QuotaCount> counters(Store store) {
        return store.quotas().current(CONTOSO.key(), "k");
    }
}
