package io.holdfast.recovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.store.Records;
import java.util.UUID;

/** What a deployment is called in its backups: a GUID, made once, the same on all nodes of one database. */
final class DeploymentId {

    private static final String KIND = "deployment";
    private static final String ID = "id";

    private DeploymentId() {}

    static String of(Records records) {
        return records.get(KIND, ID).map(bytes -> new String(bytes, UTF_8)).orElseGet(() -> {
            records.putIfAbsent(KIND, ID, UUID.randomUUID().toString().getBytes(UTF_8));
            return new String(records.get(KIND, ID).orElseThrow(), UTF_8);
        });
    }
}
