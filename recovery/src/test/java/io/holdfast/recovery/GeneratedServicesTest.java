package io.holdfast.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.archive.RecoveryKeys;
import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ResourceType;
import io.holdfast.model.ServiceId;
import io.holdfast.model.testing.Property;
import io.holdfast.store.LongRunningOperation.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a service holds, it is the same after a backup and a restore elsewhere. */
class GeneratedServicesTest {

    private static final Comparator<String> UTF8 =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));
    private static final String[] LETTERS = {
        "a", "Z", "-", ".", "ä", "Ω", "ſ", "中", "\uE000", "\uFFFD", "😀", "𝔸", "1", " "
    };

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
    void comes_back_the_same() {
        Property.holds(
                25, draw -> new Drawn(draw.anyLong(), draw.between(0, 120)), GeneratedServicesTest::comeBackTheSame);
    }

    private static void comeBackTheSame(Drawn drawn) {
        String name = "service-" + services++;
        ServiceId source = east.service(name, "Standard");
        ServiceId target = west.service(name, "Standard");
        List<Resource> resources = resources(new Random(drawn.seed()), drawn.size());
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

    private static List<Resource> resources(Random random, int size) {
        List<ResourceType> types = Catalog.load().types();
        List<Resource> all = new ArrayList<>();
        for (ResourceType type : types) {
            int depth = type.name().split("/").length;
            Map<ResourceKey, Resource> ofType = new TreeMap<>(
                    Comparator.comparing(ResourceKey::parent, UTF8).thenComparing(ResourceKey::name, UTF8));
            for (int i = random.nextInt(size / 4 + 1); i > 0; i--) {
                Resource resource = resource(random, type.name(), depth);
                ofType.put(resource.key(), resource);
            }
            all.addAll(ofType.values());
        }
        return all;
    }

    private static Resource resource(Random random, String type, int depth) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            names.add(text(random, 1 + random.nextInt(8)));
        }
        String[] segments = type.split("/");
        var path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            path.append(i == 0 ? "" : "/").append(segments[i]).append('/').append(names.get(i));
        }
        byte[] etag = new byte[8];
        random.nextBytes(etag);
        return new Resource(
                new ResourceKey(type, String.join("/", names.subList(0, depth - 1)), names.getLast()),
                path.toString(),
                Base64.getEncoder().encodeToString(etag),
                random.nextLong() >>> 20,
                random.nextLong() >>> 20,
                document(random),
                random.nextInt(4) == 0 ? document(random) : null);
    }

    private static String text(Random random, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }

    /** Compact, pretty-printed, tiny and large ones, with everything that a JSON string may hold. */
    private static byte[] document(Random random) {
        var object = JsonMapper.shared().createObjectNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.put(text(random, 3) + i, text(random, random.nextInt(200)) + "\n\r\t\"\\\u0000\u2028" + i);
        }
        if (random.nextInt(30) == 0) {
            object.put("long", "x".repeat(random.nextInt(300_000)));
        }
        return random.nextBoolean()
                ? object.toString().getBytes(UTF_8)
                : object.toPrettyString().getBytes(UTF_8);
    }
}
