package io.holdfast.acceptance;

import io.holdfast.acceptance.support.NodeScript;
import io.holdfast.acceptance.support.Samples;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.acceptance.support.Storage;
import io.holdfast.vault.testing.Azurite;
import io.holdfast.vault.testing.RequiresNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Azure SDK for JavaScript goes the same way as the one for Java; acceptance/node/client.mjs has the steps. */
@RequiresNode
class JavaScriptClientTest {

    private static final String GROUP = "shop";

    @TempDir
    Path directory;

    @Test
    void theClientFindsEverythingAgainOnTheOtherServer() throws IOException, InterruptedException {
        try (var azurite = Azurite.start()) {
            Map<String, String> settings = Map.of(
                    "storage.accounts." + Azurite.ACCOUNT + ".endpoint",
                    azurite.endpoint().toString(),
                    "recovery.keyFile",
                    directory.resolve("recovery.key").toString());
            try (var active = ServerProcess.start(directory.resolve("active"), settings);
                    var standby = ServerProcess.start(directory.resolve("standby"), settings)) {
                NodeScript.run(
                        "client.mjs",
                        directory,
                        Map.of(
                                "group", GROUP,
                                "name", "contoso",
                                "openApi", Samples.openApi(),
                                "policy", Samples.setHeader("X-Region", "{{region}}"),
                                "storage", new Storage(Azurite.ACCOUNT, "backups", "javascript", azurite.key()).body(),
                                "wrongKey", azurite.wrongKey(),
                                "active", NodeScript.known(active, GROUP),
                                "standby", NodeScript.known(standby, GROUP)),
                        active,
                        standby);
            }
        }
    }
}
