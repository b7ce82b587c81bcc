package io.holdfast.recovery;

import io.holdfast.store.Records;
import io.holdfast.store.Replaced;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Remembers of generations that restores made where they came from, and which of them an undo has put aside: to take such an
 * undo back is to restore once more, and needs what that restore needed.
 */
final class GenerationOrigins {

    private static final String KIND = "generation-origin";
    private static final String UNDONE = "undone";

    private final Store store;
    private final Records records;

    GenerationOrigins(Store store) {
        this.store = store;
        this.records = store.records();
    }

    /** Before what a restore has made becomes live: whatever happens, there is no such generation without its origin. */
    void restored(Service before, String generation, BackupOrigin origin) {
        forgetOthers(before);
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("of", before.id().key())
                .put("service", origin.service())
                .put("name", origin.name())
                .put("deployment", origin.deployment().orElse(null))
                .put("created", origin.created().toString())
                .put("sealed", origin.sealed());
        write(generation, json);
    }

    private void forgetOthers(Service now) {
        Set<String> kept = store.replaced(now.id())
                .map(Replaced::generation)
                .map(replaced -> Set.of(now.generation(), replaced))
                .orElse(Set.of(now.generation()));
        records.all(KIND).forEach((generation, json) -> {
            boolean own = parse(json).path("of").asString("").equals(now.id().key());
            if (own && kept.stream().noneMatch(generation::equalsIgnoreCase)) {
                records.delete(KIND, generation);
            }
        });
    }

    /** Where what an undo would bring back came from, if an undo had put it aside. */
    Optional<BackupOrigin> undone(String generation) {
        return read(generation)
                .filter(json -> json.path(UNDONE).asBoolean(false))
                .map(GenerationOrigins::origin);
    }

    /** Says of a generation whether an undo has put it aside. */
    void mark(String generation, boolean undone) {
        read(generation).ifPresent(json -> write(generation, json.put(UNDONE, undone)));
    }

    private Optional<ObjectNode> read(String generation) {
        return records.get(KIND, generation).map(GenerationOrigins::parse);
    }

    private void write(String generation, ObjectNode json) {
        records.put(KIND, generation, JsonMapper.shared().writeValueAsBytes(json));
    }

    private static ObjectNode parse(byte[] json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    private static BackupOrigin origin(JsonNode json) {
        return new BackupOrigin(
                json.path("service").asString(),
                json.path("name").asString(),
                Optional.ofNullable(json.path("deployment").asString(null)),
                Instant.parse(json.path("created").asString()),
                json.path("sealed").asBoolean(false));
    }
}
