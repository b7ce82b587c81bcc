package io.holdfast.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.Resource;
import io.holdfast.model.ServiceId;
import io.holdfast.model.testing.Property;
import io.holdfast.store.LongRunningOperation.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a service holds, it is the same after a backup and a restore elsewhere. */
class GeneratedServicesTest {

    private static Path directory;
    private static Deployment east;
    private static Deployment west;
    private static int services;

    @BeforeAll
    static void open() throws IOException {
        directory = Files.createTempDirectory("generated");
        RecoveryKeys keys = RecoveryKeys.generate();
        east = new Deployment(directory.resolve("east"), directory.resolve("storage"), keys, UnaryOperator.identity());
        west = new Deployment(directory.resolve("west"), directory.resolve("storage"), keys, UnaryOperator.identity());
    }

    @AfterAll
    static void close() throws IOException {
        east.close();
        west.close();
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private record Drawn(long seed, int size) {}

    @Test
    void comesBackTheSame() {
        Property.holds(
                25, draw -> new Drawn(draw.anyLong(), draw.between(0, 120)), GeneratedServicesTest::comeBackTheSame);
    }

    private static void comeBackTheSame(Drawn drawn) {
        String name = "service-" + services++;
        ServiceId source = east.service(name, "Standard");
        ServiceId target = west.service(name, "Standard");
        List<Resource> resources = GeneratedResources.of(new Random(drawn.seed()), drawn.size());
        east.load(source, resources);

        var backup = east.backUpWith(source, name, "portal");
        var restore = west.restore(target, name);

        assertThat(backup.state()).as(() -> backup.errorMessage()).isEqualTo(State.SUCCEEDED);
        assertThat(restore.state()).as(() -> restore.errorMessage()).isEqualTo(State.SUCCEEDED);
        assertThat(west.digest(target)).isEqualTo(east.digest(source));
        assertThat(all(target)).containsExactlyInAnyOrderElementsOf(resources);
    }

    private static List<Resource> all(ServiceId id) {
        List<Resource> all = new ArrayList<>();
        for (String type : west.store.configuration(id).types()) {
            west.store.configuration(id).scan(type, null, all::add);
        }
        return all;
    }
}
