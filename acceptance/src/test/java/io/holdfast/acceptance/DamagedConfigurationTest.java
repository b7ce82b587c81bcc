package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.support.Arm;
import io.holdfast.acceptance.support.GatewayCaller;
import io.holdfast.acceptance.support.Samples;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.acceptance.support.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One service's configuration is broken on the disk: the server starts, serves the others, and the service is restored into. */
class DamagedConfigurationTest {

    @TempDir
    Path directory;

    private Set<Path> generations() throws IOException {
        try (var files = Files.newDirectoryStream(directory.resolve("data/generations"), "*.db")) {
            var found = new TreeSet<Path>();
            files.forEach(found::add);
            return found;
        }
    }

    @Test
    void itIsNamedAndRestoredAndTheOtherServes() throws IOException {
        ServerProcess server = ServerProcess.start(directory.resolve("data"), Map.of());
        String other = server.arm().createService("shop", "fabrikam", "Premium");
        Samples.api(server.arm(), other, "orders", "http://127.0.0.1:9");
        Set<Path> before = generations();
        String broken = server.arm().createService("shop", "contoso", "Premium");
        Samples.api(server.arm(), broken, "orders", "http://127.0.0.1:9");
        var storage = new Storage("local", "backups", "b", server.storageKey());
        server.arm().run(broken, "backup", storage).ok();
        server.stop();
        Set<Path> file = generations();
        file.removeAll(before);
        Files.write(file.iterator().next(), "no database".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        try (ServerProcess again = server.again()) {
            Arm arm = again.arm();
            arm.get(other + "/apis/orders").ok();
            var refused = arm.get(broken + "/apis/orders");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.errorCode()).isEqualTo("ConfigurationDamaged");
            assertThat(refused.errorMessage()).contains("contoso", "Restore a backup");
            arm.get(broken).ok();
            assertThat(gateway(again, "fabrikam")).isEqualTo(401);
            assertThat(gateway(again, "contoso")).isEqualTo(503);
            assertThat(arm.get("/metrics").ok().text())
                    .contains("holdfast_service_damaged{service=\"contoso\"} 1")
                    .contains("holdfast_service_damaged{service=\"fabrikam\"} 0");
            assertThat(again.said()).contains("the configuration of a service is damaged");

            arm.run(broken, "restore", storage).ok();

            arm.get(broken + "/apis/orders").ok();
            assertThat(gateway(again, "contoso")).isEqualTo(401);
            assertThat(arm.get("/metrics").ok().text()).contains("holdfast_service_damaged{service=\"contoso\"} 0");
        }
    }

    /** Without a key: 401 says that the API is there. */
    private static int gateway(ServerProcess server, String service) {
        return new GatewayCaller(server, service)
                .get("/orders/orders", Map.of())
                .statusCode();
    }
}
