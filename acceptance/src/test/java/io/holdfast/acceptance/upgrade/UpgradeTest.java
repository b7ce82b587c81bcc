package io.holdfast.acceptance.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.support.Arm;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.acceptance.support.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What older builds left behind starts under this one, shows all that it showed, takes changes, and gives up its backups. The files
 * are promises: they are never made anew (CONTRIBUTING.md).
 */
class UpgradeTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-sqlite", "2026-11-postgres"})
    void anOlderDeploymentStartsAndNothingOfItIsLost(String name) throws IOException, SQLException {
        try (Golden golden = Golden.unpack(name, directory.resolve("data"))) {
            var settings = new LinkedHashMap<String, String>();
            golden.url().ifPresent(url -> settings.put("store.url", url));
            try (var server = ServerProcess.start(golden.data(), settings)) {
                assertThat(Facts.lost(golden.facts(), Facts.of(server))).isEmpty();

                demandItsBackup(golden, server);
                change(server.arm());
                server.stop();
                try (var again = server.again()) {
                    String tag = again.arm().service(Facts.GROUP, Facts.CALLED) + "/tags/newer";
                    assertThat(again.arm().get(tag).status()).isEqualTo(200);
                    assertThat(Facts.lost(golden.facts(), Facts.of(again))).isEmpty();
                }
            }
        }
    }

    private static void change(Arm arm) {
        arm.create(arm.service(Facts.GROUP, Facts.CALLED) + "/tags/newer", Map.of("displayName", "newer"));
    }

    private static void demandItsBackup(Golden golden, ServerProcess server) {
        Arm arm = server.arm();
        String target = arm.createService(Facts.GROUP, "restored", "Premium");
        arm.run(target, "restore", new Storage("local", "backups", "golden", server.storageKey()))
                .ok();
        assertThat(Facts.lost(golden.facts().path(Facts.EVERYTHING), Facts.configuration(arm, "restored")))
                .isEmpty();
    }
}
