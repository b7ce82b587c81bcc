package io.holdfast.recovery.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.StoreSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL database, with the same time. */
class TwoNodesTest {

    private static final int ROUNDS = 5;

    @TempDir
    Path directory;

    @Test
    void eachRunThatIsDueIsDoneByOneNode() throws Exception {
        var now = new AtomicReference<>(Instant.parse("2026-11-24T10:00:00Z"));
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
            String url = "postgresql://postgres:postgres@localhost:" + postgres.getPort() + "/postgres";
            try (var one = new Scene(new StoreSettings(url, directory), directory, now);
                    var two = new Scene(new StoreSettings(url, directory), directory, now)) {
                one.makeService("Premium");
                one.policy("hourly", "'schedule':{'cron':'0 * * * *'},'prove':false");
                one.settle();
                for (int round = 1; round <= ROUNDS; round++) {
                    one.change();
                    one.pass(Duration.ofHours(1));
                    tickTogether(one, two);
                    two.settle();

                    assertThat(one.operations(Kind.BACKUP)).hasSize(round);
                    assertThat(one.state("hourly")).isEqualTo(two.state("hourly"));
                    assertThat(one.state("hourly").consecutiveFailures()).isZero();
                }
                assertThat(one.blobs()).hasSize(ROUNDS);
            }
        }
    }

    private static void tickTogether(Scene one, Scene two) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Boolean>> ticks = List.of(ticking(one, start), ticking(two, start));
            for (var done : threads.invokeAll(ticks)) {
                assertThat(done.get()).isTrue();
            }
        }
    }

    private static Callable<Boolean> ticking(Scene scene, CyclicBarrier start) {
        return () -> {
            start.await();
            scene.policies.tick();
            return true;
        };
    }
}
