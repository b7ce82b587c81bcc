package io.holdfast.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.model.Catalog;
import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import io.holdfast.model.ResourceType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Resources of every type, with names, documents and secrets that nobody would think of. */
final class GeneratedResources {

    private static final Comparator<String> UTF8 =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));
    private static final String[] LETTERS = {
        "a", "Z", "-", ".", "ä", "Ω", "ſ", "中", "\uE000", "\uFFFD", "😀", "𝔸", "1", " "
    };

    private GeneratedResources() {}

    /** @param size up to a quarter of it of each type */
    static List<Resource> of(Random random, int size) {
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
