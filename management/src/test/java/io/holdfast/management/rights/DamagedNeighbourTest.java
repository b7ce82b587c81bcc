package io.holdfast.management.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.management.support.TestServer;
import io.holdfast.recoveryapi.rights.RecoveryTrust;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One service of the deployment is damaged: whatever is about all of them, or about its end, goes on. */
class DamagedNeighbourTest {

    private static final String ALL =
            "/subscriptions/" + TestServer.SUBSCRIPTION + "/providers/Microsoft.ApiManagement/service";

    @TempDir
    Path directory;

    private RightsScene scene;

    @BeforeEach
    void start() throws Exception {
        Path file;
        try (var before = new RightsScene(directory, RecoveryTrust.DEFAULT, RightsScene.account(directory))) {
            before.make("whole");
            before.make("broken");
            String generation = before.store.services().stream()
                    .filter(service -> service.id().name().equals("broken"))
                    .findFirst()
                    .orElseThrow()
                    .generation();
            file = directory.resolve("data/generations").resolve(generation + ".db");
        }
        Files.write(file, new byte[5000]);
        scene = new RightsScene(directory, RecoveryTrust.DEFAULT, RightsScene.account(directory));
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    private int status(String method, String path) {
        return scene.send("owner", method, path, null).status();
    }

    @Test
    void listsAndMetricsShowBothAndTheOtherWorks() {
        assertThat(scene.send("owner", "GET", ALL, null).json().path("value").size())
                .isEqualTo(2);
        var metrics = scene.send("owner", "GET", "/metrics", null);
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.body())
                .contains(
                        "holdfast_service_damaged{service=\"broken\"} 1",
                        "holdfast_service_damaged{service=\"whole\"} 0");
        assertThat(status("GET", RightsScene.service("broken"))).isEqualTo(200);
        assertThat(status("GET", RightsScene.service("broken") + "/apis")).isEqualTo(409);
        assertThat(status("GET", RightsScene.service("whole") + "/apis")).isEqualTo(200);
        assertThat(status("GET", TestServer.GROUP + "/resources?api-version=2021-04-01"))
                .isEqualTo(200);
    }

    @Test
    void itCanBeChangedAndDeletedAndPurged() {
        assertThat(scene.send("owner", "PATCH", RightsScene.service("broken"), "{\"tags\":{\"a\":\"b\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(status("DELETE", RightsScene.service("broken"))).isEqualTo(200);
        String deleted = "/subscriptions/" + TestServer.SUBSCRIPTION
                + "/providers/Microsoft.ApiManagement/locations/westus/deletedservices/broken";
        assertThat(status("GET", deleted)).isEqualTo(200);
        assertThat(status("DELETE", deleted)).isIn(200, 202, 204);
        assertThat(scene.store.deleted().all()).isEmpty();
        scene.make("broken");
    }

    @Test
    void itsGroupCanBeDeleted() {
        assertThat(status("DELETE", TestServer.GROUP + "?api-version=2021-04-01"))
                .isEqualTo(202);
        assertThat(scene.store.services()).isEmpty();
    }
}
