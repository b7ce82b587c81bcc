package io.holdfast.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ServiceId;
import io.holdfast.policy.PolicyLanguage;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.Store;
import io.holdfast.store.StoreSettings;
import io.holdfast.store.Stores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway behind the real store: what a write has returned from is served by the next request. */
class StoreTest {

    private static final ServiceId CONTOSO = new ServiceId("00000000-0000-0000-0000-000000000001", "rg", "contoso");

    @TempDir
    Path directory;

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static void put(Store store, String type, String parent, String name, String document, String secrets) {
        var key = new ResourceKey(type, parent, name);
        Resource written = store.configuration(CONTOSO)
                .write(transaction ->
                        transaction.put(key, key.toString(), json(document), secrets == null ? null : json(secrets)));
        assertThat(written.key()).isEqualTo(key);
    }

    private static void publishEcho(Store store) {
        put(store, "apis", "", "echo", "{'path':'echo','serviceUrl':'http://" + Gateway.ECHO_HOST + "/api'}", null);
        put(store, "apis/operations", "echo", "get", "{'method':'GET','urlTemplate':'/*'}", null);
        put(store, "subscriptions", "", "s1", "{'scope':'/apis','state':'active'}", "{'primaryKey':'k1'}");
    }

    @Test
    void servesWhatIsWrittenAndRestored() throws Exception {
        try (Store store = Stores.open(StoreSettings.in(directory));
                Gateway gateway = Gateway.start(GatewaySettings.local(), PolicyLanguage.load())) {
            gateway.follow(store);
            try (RawClient client = new RawClient(gateway.port())) {
                assertThat(client.get("/status-0123456789abcdef").status()).isEqualTo(200);
                assertThat(client.get("/echo/x", Harness.KEY).status()).isEqualTo(404);

                store.createService(CONTOSO, json("{'location':'eastus'}"), null);
                publishEcho(store);
                assertThat(client.get("/echo/x", Harness.KEY).body()).contains("/api/x");

                put(
                        store,
                        "apis/policies",
                        "echo",
                        "policy",
                        "{'format':'rawxml','value':'<policies><inbound><base /><set-header name=\\'X-A\\' "
                                        .replace("\\'", "\\u0022")
                                + "exists-action=\\u0022override\\u0022><value>1</value></set-header></inbound>"
                                + "<backend><base /></backend><outbound><base /></outbound></policies>'}",
                        null);
                assertThat(client.get("/echo/x", Harness.KEY).header("X-A")).isEqualTo("1");

                store.deleteService(CONTOSO);
                assertThat(client.get("/echo/x", Harness.KEY).status()).isEqualTo(404);
            }
        }
    }

    @Test
    void servesWhatWasThereBefore() throws Exception {
        try (Store store = Stores.open(StoreSettings.in(directory))) {
            store.createService(CONTOSO, json("{'location':'eastus'}"), null);
            publishEcho(store);
        }
        try (Store store = Stores.open(StoreSettings.in(directory));
                Gateway gateway = Gateway.start(GatewaySettings.local(), PolicyLanguage.load())) {
            gateway.follow(store);
            try (RawClient client = new RawClient(gateway.port())) {
                assertThat(client.get("/echo/x", Harness.KEY).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aServiceWhoseConfigurationIsDamagedSaysSoUntilItIsRestored() throws Exception {
        try (Store store = Stores.open(StoreSettings.in(directory))) {
            store.createService(CONTOSO, json("{'location':'eastus'}"), null);
            publishEcho(store);
        }
        try (var files = Files.newDirectoryStream(directory.resolve("generations"), "*.db")) {
            Files.write(files.iterator().next(), new byte[20_000]);
        }
        try (Store store = Stores.open(StoreSettings.in(directory));
                Gateway gateway = Gateway.start(GatewaySettings.local(), PolicyLanguage.load())) {
            gateway.follow(store);
            try (RawClient client = new RawClient(gateway.port())) {
                assertThat(client.get("/status-0123456789abcdef").status()).isEqualTo(200);
                RawClient.Answer answer = client.get("/echo/x", Harness.KEY);
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.body()).contains("restored from a backup");

                store.updateService(CONTOSO, service -> service.withDocument(json("{'location':'westus'}"), null));
                assertThat(client.get("/echo/x", Harness.KEY).status()).isEqualTo(503);
                var operation = store.operations().begin(CONTOSO, LongRunningOperation.Kind.RESTORE);
                try (var generation = store.configuration(CONTOSO).newGeneration(operation)) {
                    generation.complete();
                    generation.activate("{}");
                }
                publishEcho(store);
                assertThat(client.get("/echo/x", Harness.KEY).status()).isEqualTo(200);
            }
        }
    }
}
