package io.holdfast.bench;

import static io.holdfast.bench.ManagementReport.decimal;
import static io.holdfast.bench.ManagementReport.rounded;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What callers of the gateway saw of a restore.
 *
 * @param backup seconds
 * @param alone seconds of the same restore while nobody calls
 * @param idle the most memory of the server before the restore, in bytes
 * @param peak the most during and after it
 * @param anew whether {@code peak} was counted anew when the restore began; otherwise since the start
 */
record ServingReport(
        ServingOptions options, ServingRun run, double backup, double alone, long idle, long peak, boolean anew) {

    boolean failed() {
        return run.failed() > 0;
    }

    private double ratio(ServingRun.Phase phase, double part) {
        return phase.rate().millis(part) / run.phases().getFirst().rate().millis(part);
    }

    String text() {
        var table = new TextTable(
                Set.of(0),
                "restore",
                "requests",
                "failed",
                "per second",
                "p50 ms",
                "p99 ms",
                "ratio",
                "max ms",
                "ratio",
                "max at s");
        for (ServingRun.Phase phase : run.phases()) {
            Rate rate = phase.rate();
            table.add(List.of(
                    phase.name(),
                    String.format(Locale.ROOT, "%,d", rate.count()),
                    Integer.toString(phase.failed()),
                    decimal(rate.perSecond(), 0),
                    decimal(rate.millis(0.5), 2),
                    decimal(rate.millis(0.99), 2),
                    decimal(ratio(phase, 0.99), 2),
                    decimal(rate.millis(1), 1),
                    decimal(ratio(phase, 1), 2),
                    decimal(phase.slowestAfter(), 1)));
        }
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "sqlite: %,d resources, server with -Xmx%dm; %d callers, %d requests per second%n",
                options.resources(),
                options.heap(),
                GatewayCalls.CALLERS,
                options.rate()));
        text.append(table);
        text.append(String.format(
                Locale.ROOT,
                "backup %.2f s; restore %.2f s, served after %.2f s; restore while nobody calls %.2f s, ratio %.2f%n",
                backup,
                run.seconds(),
                run.firstRestored(),
                alone,
                run.seconds() / alone));
        text.append(String.format(
                Locale.ROOT,
                "peak memory of the server: before %.1f MB, during and after %.1f MB (%s)%n",
                idle / 1e6,
                peak / 1e6,
                counted()));
        run.problems()
                .forEach(problem -> text.append("failed: ").append(problem).append('\n'));
        return text.toString();
    }

    private String counted() {
        return anew ? "counted anew when the restore began" : "since the start of the process";
    }

    String json() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("resources", options.resources()).put("heapMegabytes", options.heap());
        json.put("callers", GatewayCalls.CALLERS).put("rate", options.rate());
        json.put("backupSeconds", rounded(backup)).put("restoreSeconds", rounded(run.seconds()));
        json.put("servedAfterSeconds", rounded(run.firstRestored())).put("restoreAloneSeconds", rounded(alone));
        json.put("restoreToAlone", rounded(run.seconds() / alone));
        json.put("peakBytesBefore", idle).put("peakBytes", peak).put("peakMemory", counted());
        ArrayNode phases = json.putArray("phases");
        for (ServingRun.Phase phase : run.phases()) {
            ObjectNode node = phases.addObject().put("phase", phase.name()).put("failed", phase.failed());
            ManagementReport.rate(node, phase.rate());
            node.put("maxMillis", rounded(phase.rate().millis(1))).put("maxAtSeconds", rounded(phase.slowestAfter()));
            node.put("p99ToBefore", rounded(ratio(phase, 0.99))).put("maxToBefore", rounded(ratio(phase, 1)));
        }
        ArrayNode problems = json.putArray("problems");
        run.problems().forEach(problems::add);
        return json.toPrettyString() + "\n";
    }
}
