package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.support.Arm;
import io.holdfast.acceptance.support.Arm.Answer;
import io.holdfast.acceptance.support.Samples;
import io.holdfast.acceptance.support.ServerProcess;
import io.holdfast.acceptance.support.Storage;
import io.holdfast.vault.testing.Azurite;
import io.holdfast.vault.testing.FaultyStorage;
import io.holdfast.vault.testing.FaultyStorage.Fault;
import io.holdfast.vault.testing.RequiresNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is told to stop (SIGTERM) while a backup hangs in its storage. */
@RequiresNode
class StopTest {

    private static final int TERMINATED = 128 + 15;

    @TempDir
    Path directory;

    @Test
    void whatRunsIsFailedHonestlyAndCanBeRepeated() throws InterruptedException {
        var reached = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        try (var azurite = Azurite.start();
                var proxy = FaultyStorage.before(azurite.endpoint());
                var server = ServerProcess.start(
                        directory.resolve("data"),
                        Map.of(
                                "storage.accounts." + Azurite.ACCOUNT + ".endpoint",
                                proxy.endpoint().toString()))) {
            Arm arm = server.arm();
            String service = arm.createService("shop", "contoso", "Premium");
            Samples.fill(arm, service, "http://127.0.0.1:9", 1, 3);
            var storage = new Storage(Azurite.ACCOUNT, "backups", "stopped", azurite.key());
            proxy.rule(asked -> {
                if (!asked.uploads() || !asked.path().endsWith("/stopped")) {
                    return new Fault.None();
                }
                reached.countDown();
                return new Fault.Wait(never);
            });

            Answer started = arm.post(service + "/backup", storage.body()).ok();
            reached.await();
            Answer second = arm.post(service + "/backup", storage.body());
            Answer written =
                    arm.put(service + "/tags/meanwhile", Map.of("properties", Map.of("displayName", "meanwhile")));
            int exit = server.stop();

            assertThat(second.status()).as("a second backup: " + second).isEqualTo(409);
            assertThat(second.errorCode()).isEqualTo("ServiceLocked");
            assertThat(written.status()).as("a write meanwhile: " + written).isEqualTo(201);
            assertThat(exit).as(server.said()).isIn(0, TERMINATED);

            proxy.rule(asked -> new Fault.None());
            try (var again = server.again()) {
                Arm later = again.arm();
                Answer end = later.get(started.header("Location").replaceFirst("https://[^/]+", ""));
                assertThat(end.status()).isEqualTo(400);
                assertThat(end.errorCode()).isEqualTo("BackupFailed");
                assertThat(end.errorMessage()).contains("the server was stopped");
                assertThat(later.get(service + "/tags/meanwhile").status()).isEqualTo(200);
                later.run(service, "backup", storage).ok();
                later.run(service, "restore", storage).ok();
            }
        }
    }
}
