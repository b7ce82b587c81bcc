package io.holdfast.bench;

import io.holdfast.entities.PolicyReferenceCheck;
import io.holdfast.model.Catalog;
import io.holdfast.model.ServiceId;
import io.holdfast.policy.PolicyLanguage;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.PreviewOptions;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.RestoreOptions;
import io.holdfast.recovery.RestoreRights;
import io.holdfast.store.LongRunningOperation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Backup, verification, preview, proof and restore of one service, each once, in a process whose memory does not hold the
 * service; after the same of a smaller service, which does not count. Between verification and preview, one resource in a
 * hundred is changed.
 */
public final class ScaleProduct {

    /** How many resources there are for one that a preview finds changed. */
    static final int EDITED = 100;

    private final RecoveryRoom room;
    private final Contents contents;
    private final ServiceId service;
    private final BackupLocation location;
    private final boolean counts;

    private ScaleProduct(RecoveryRoom room, String name, int size, boolean counts) {
        this.room = room;
        this.contents = Contents.of(size);
        this.service = room.create(name);
        this.location = room.backup(service);
        this.counts = counts;
        room.fill(service, contents);
    }

    /** Directory, port, number of resources, number of those that warm up. */
    public static void main(String[] arguments) throws Exception {
        var references = new PolicyReferenceCheck(Catalog.load(), PolicyLanguage.load());
        var target = ScaleTarget.of(arguments[0], arguments[1]);
        try (var room = new RecoveryRoom(target.store(), references)) {
            new ScaleProduct(room, "warm-up", Integer.parseInt(arguments[3]), false).run();
            new ScaleProduct(room, "contoso", Integer.parseInt(arguments[2]), true).run();
        }
    }

    private interface Step {
        LongRunningOperation begin();
    }

    private void run() throws Exception {
        Recovery recovery = room.recovery();
        measure("backup", () -> recovery.backup(service, location));
        measure("verify", () -> recovery.verify(service, location));
        room.fill(service, contents.edited(EDITED));
        JsonNode found = measure(
                "preview",
                () -> recovery.preview(
                        service, location, RestoreOptions.NONE, PreviewOptions.DEFAULT, RestoreRights.ALL));
        long changed = found.path("changes")
                .valueStream()
                .mapToLong(type -> type.path("change").asLong())
                .sum();
        expect("changes in the preview", changed, contents.size() / EDITED);
        measure("prove", () -> recovery.prove(service, location));
        JsonNode restored =
                measure("restore", () -> recovery.restore(service, location, RestoreOptions.NONE, RestoreRights.ALL));
        expect("restored resources", restored.path("restored").asLong(), contents.size());
    }

    /** Returns what the operation says it did. */
    private JsonNode measure(String name, Step step) throws Exception {
        PeakMemory.own().reset();
        long start = System.nanoTime();
        LongRunningOperation ended = room.end(step.begin());
        double seconds = (System.nanoTime() - start) / 1e9;
        if (counts) {
            new Figure(name, seconds, PeakMemory.own().bytes(), name.equals("backup") ? room.stored(service) : 0)
                    .print();
        }
        return JsonMapper.shared().readTree(ended.result());
    }

    private static void expect(String what, long found, long expected) {
        if (found != expected) {
            throw new IllegalStateException(found + " " + what + " instead of " + expected);
        }
    }
}
