package io.holdfast.recovery;

import io.holdfast.archive.Manifest;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a run did, as the long-running operation keeps it: JSON. */
record RunResult(String json) {

    static RunResult backedUp(Manifest manifest, BackupPlan plan, long nanos) {
        ObjectNode result = of(manifest, nanos);
        list(result, "notIncluded", plan.left());
        return new RunResult(result.toString());
    }

    static RunResult restored(RestorePlan plan, long kept, long nanos) {
        ObjectNode result = of(plan.manifest(), nanos);
        result.put("kept", kept);
        return new RunResult(result.toString());
    }

    private static ObjectNode of(Manifest manifest, long nanos) {
        ObjectNode result = JsonMapper.shared().createObjectNode();
        result.put("archiveId", manifest.archiveId())
                .put("service", manifest.source().id())
                .put("sequence", manifest.source().sequence())
                .put("created", manifest.created().toString())
                .put("expires", manifest.expires().toString())
                .put("digest", manifest.digest())
                .put("records", manifest.records())
                .put("bytes", bytes(manifest))
                .put("seconds", Math.round(nanos / 1e6) / 1e3);
        ObjectNode counts = result.putObject("counts");
        manifest.counts().forEach(counts::put);
        return result;
    }

    private static long bytes(Manifest manifest) {
        return manifest.entries().stream().mapToLong(Manifest.Entry::bytes).sum();
    }

    private static void list(ObjectNode result, String name, List<String> values) {
        var array = result.putArray(name);
        values.forEach(array::add);
    }
}
