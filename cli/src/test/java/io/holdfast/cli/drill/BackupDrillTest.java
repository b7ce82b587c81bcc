package io.holdfast.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.server.settings.ServerSettings;
import io.holdfast.server.settings.SettingsReader;
import io.holdfast.server.settings.StorageAccount;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupDrillTest {

    @TempDir
    Path directory;

    @Test
    void takesWhatLeadsToAnAccountAndLeavesWhatDecidesWhoMayUseIt() {
        String account = "storage.accounts.blobs.";
        ServerSettings settings = SettingsReader.read(
                null,
                Map.of(),
                Map.of(
                        "data",
                        directory.toString(),
                        account + "endpoint",
                        "https://blobs.example",
                        account + "keyFile",
                        "/etc/holdfast/key",
                        account + "serviceVersion",
                        "2019-12-12",
                        account + "caFile",
                        "/etc/holdfast/ca.pem",
                        account + "containers",
                        "of-{service}"));

        Map<String, String> scratch = BackupDrill.scratch(settings);

        StorageAccount there =
                SettingsReader.read(null, Map.of(), scratch).storageAccounts().get("blobs");
        assertThat(there.endpoint()).isEqualTo("https://blobs.example");
        assertThat(there.keyFile()).contains(Path.of("/etc/holdfast/key"));
        assertThat(there.serviceVersion()).contains("2019-12-12");
        assertThat(there.caFile()).contains(Path.of("/etc/holdfast/ca.pem"));
        assertThat(there.binding().containers()).isEmpty();
    }
}
