package io.holdfast.recovery.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies that want a backup when something changed. */
class ChangePoliciesTest {

    private static final String EACH_HOUR = "'schedule':{'cron':'0 * * * *'}";
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path directory;

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(directory);
        scene.makeService("Premium");
        scene.change();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aChangeIsBackedUpWhenItIsQuietAndNotTooOften() {
        scene.policy("changes", "'onChange':{'quietSeconds':10,'atMostEverySeconds':60},'prove':false");
        scene.settle();
        scene.pass(Duration.ofSeconds(10));
        scene.settle();
        assertThat(scene.blobs()).hasSize(1);

        scene.pass(Duration.ofSeconds(5));
        scene.change();
        scene.settle();
        scene.pass(Duration.ofSeconds(20));
        scene.settle();
        assertThat(scene.blobs()).hasSize(1);
        scene.pass(Duration.ofSeconds(35));
        scene.settle();
        assertThat(scene.blobs()).hasSize(2);
        scene.pass(Duration.ofDays(1));
        scene.settle();
        assertThat(scene.blobs()).hasSize(2);
    }

    @Test
    void changesWithoutAPauseAreBackedUpAllTheSame() {
        scene.policy("changes", "'onChange':{'quietSeconds':10,'atMostEverySeconds':60},'prove':false");
        scene.settle();
        for (int second = 0; second < 125; second += 5) {
            scene.pass(Duration.ofSeconds(5));
            scene.change();
            scene.settle();
        }

        assertThat(scene.blobs()).hasSize(2);
    }
}
