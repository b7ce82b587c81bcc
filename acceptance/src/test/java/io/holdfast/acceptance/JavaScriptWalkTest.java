package io.holdfast.acceptance;

import io.holdfast.acceptance.support.NodeScript;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.acceptance.support.Storage;
import io.holdfast.vault.testing.LocalCertificate;
import io.holdfast.vault.testing.RequiresNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every method of the Azure SDK for JavaScript; acceptance/node/walk.mjs calls them and checks what they get. */
@RequiresNode
class JavaScriptWalkTest {

    private static final String GROUP = "shop";

    @TempDir
    Path directory;

    @Test
    void everyMethodOfTheClientIsAnswered() throws IOException, InterruptedException {
        LocalCertificate certificate = LocalCertificate.in(Files.createDirectory(directory.resolve("certificate")));
        // The connectivity check reaches for the server itself.
        Map<String, String> settings = Map.of("imports.allowLocal", "true");
        try (var server = ServerProcess.start(directory.resolve("server"), settings)) {
            NodeScript.run(
                    "walk.mjs",
                    directory,
                    Map.of(
                            "group", GROUP,
                            "name", "contoso",
                            "pfx", Base64.getEncoder().encodeToString(Files.readAllBytes(certificate.keyStore())),
                            "pfxPassword", certificate.password(),
                            "storage", new Storage("local", "backups", "walk", server.storageKey()).body(),
                            "server", NodeScript.known(server, GROUP)),
                    server);
        }
    }
}
