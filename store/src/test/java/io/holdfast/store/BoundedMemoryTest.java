package io.holdfast.store;

import static io.holdfast.store.Samples.SERVICE;
import static io.holdfast.store.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.model.Resource;
import io.holdfast.store.LongRunningOperation.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generation several times the size of the heap is loaded and scanned by a child with a small heap. */
class BoundedMemoryTest {

    private static final int RESOURCES = 400;
    private static final int BYTES = 500_000;

    @TempDir
    Path directory;

    @Test
    void sqlite() throws Exception {
        assertThat(child("sqlite:" + directory.resolve("holdfast.db"))).contains("scanned " + RESOURCES);
    }

    @Test
    void postgres() throws Exception {
        assertThat(child(Postgres.newSchema())).contains("scanned " + RESOURCES);
    }

    private String child(String url) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        url,
                        directory.toString()))
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        child.waitFor();
        return output;
    }

    static final class Child {

        public static void main(String[] arguments) {
            try (Store store = Stores.open(new StoreSettings(arguments[0], Path.of(arguments[1])))) {
                store.createService(SERVICE, bytes("{}"), null);
                LongRunningOperation restore = store.operations().begin(SERVICE, Kind.RESTORE);
                try (GenerationWriter writer = store.configuration(SERVICE).newGeneration(restore)) {
                    for (int i = 0; i < RESOURCES; i++) {
                        var key = Samples.api("a%06d".formatted(i));
                        writer.add(new Resource(key, key.toString(), "e", 1, 2, new byte[BYTES], null));
                    }
                    writer.complete();
                    writer.activate("{}");
                }
                var scanned = new AtomicLong();
                store.configuration(SERVICE).scan("apis", null, r -> scanned.incrementAndGet());
                System.out.println("scanned " + scanned);
            }
        }
    }
}
