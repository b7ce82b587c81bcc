package io.holdfast.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.model.Resource;
import io.holdfast.model.ResourceKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Makes and reads small archives. */
final class Archives {

    static final Instant CREATED = Instant.parse("2026-11-01T00:00:00Z");
    static final ArchiveWriter.Header HEADER = header(42);

    private Archives() {}

    static ArchiveWriter.Header header(long sequence) {
        var source = new Manifest.Source(
                "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg"
                        + "/providers/Microsoft.ApiManagement/service/contoso",
                "contoso",
                "eastus",
                "Premium",
                sequence);
        return new ArchiveWriter.Header("0.1.0", source, CREATED, CREATED.plusSeconds(30L * 24 * 3600));
    }

    static Resource resource(String type, String parent, String name, String document, String secrets) {
        var key = new ResourceKey(type, parent, name);
        return new Resource(
                key,
                key.toString(),
                UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString(),
                1_700_000_000_000L,
                1_700_000_000_001L,
                document.getBytes(UTF_8),
                secrets == null ? null : secrets.getBytes(UTF_8));
    }

    static List<Resource> sample() {
        return List.of(
                resource("apis", "", "a", "{\"displayName\":\"A\"}", null),
                resource("apis", "", "b", "{}", null),
                resource("apis/operations", "a", "get", "{\"urlTemplate\":\"/x\"}", null),
                resource("subscriptions", "", "s", "{\"scope\":\"/apis\"}", "{\"primaryKey\":\"planted-secret\"}"));
    }

    static byte[] write(List<Resource> resources, RecoveryKeys keys) throws IOException {
        return write(resources, keys, HEADER);
    }

    static byte[] write(List<Resource> resources, RecoveryKeys keys, ArchiveWriter.Header header) throws IOException {
        SortedMap<String, List<Resource>> types = new TreeMap<>();
        resources.forEach(r ->
                types.computeIfAbsent(r.key().type(), t -> new ArrayList<>()).add(r));
        var out = new ByteArrayOutputStream();
        try (var writer =
                new ArchiveWriter(out, header, Optional.ofNullable(keys).map(RecoveryKeys::sealing))) {
            for (var type : types.entrySet()) {
                writer.begin(type.getKey());
                for (Resource resource : type.getValue()) {
                    writer.add(resource);
                }
            }
            writer.finish();
        }
        return out.toByteArray();
    }

    static List<Resource> read(byte[] archive, RecoveryKeys keys) throws IOException {
        var found = new ArrayList<Resource>();
        ArchiveReader.open(new BytesSource(archive), keys).read(found::add);
        return found;
    }
}
