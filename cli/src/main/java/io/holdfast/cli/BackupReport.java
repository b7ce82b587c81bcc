package io.holdfast.cli;

import static io.holdfast.cli.terminal.Output.member;

import io.holdfast.cli.terminal.Output;
import io.holdfast.cli.terminal.Table;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What is printed of backups, for people. */
final class BackupReport {

    private BackupReport() {}

    /** What a backup, or the run that made it, says it does not hold. */
    static void losses(PrintWriter out, JsonNode facts) {
        JsonNode losses = facts.path("notIncluded");
        if (!losses.isEmpty()) {
            out.println("Not in this backup: "
                    + Output.plain(losses.properties().stream()
                            .map(each -> each.getKey() + " " + each.getValue().asString())
                            .collect(Collectors.joining(", ")))
                    + ".");
        }
    }

    /** Columns of what the server remembers; as many as a terminal holds, the rest is in JSON and in {@code backup show}. */
    static Map<String, Function<JsonNode, String>> known() {
        var columns = new LinkedHashMap<String, Function<JsonNode, String>>();
        columns.put(
                "Backup",
                item -> member("storageAccount").apply(item) + "/"
                        + member("containerName").apply(item) + "/"
                        + member("backupName").apply(item));
        columns.put("Created", minute("created"));
        columns.put("Proven", minute("proven"));
        return columns;
    }

    /** Columns of the blobs of a container, likewise. */
    static Map<String, Function<JsonNode, String>> inContainer() {
        var columns = new LinkedHashMap<String, Function<JsonNode, String>>();
        columns.put("Name", member("name"));
        columns.put("State", BackupReport::state);
        columns.put("Service", member("serviceName"));
        columns.put("Created", minute("created"));
        columns.put("Proven", minute("proven"));
        return columns;
    }

    /** What keeps it from being restored here comes first. */
    private static String state(JsonNode item) {
        if (item.path("expired").asBoolean(false)) {
            return "expired";
        }
        boolean sealed = item.has("recoveryKey") && !item.path("recoveryKey").isNull();
        return sealed && !item.path("keyAvailable").asBoolean(false)
                ? "no key"
                : member("state").apply(item);
    }

    /** {@code 2026-11-28T16:15Z}: seconds would take the place of a column. */
    private static Function<JsonNode, String> minute(String name) {
        return member(name).andThen(time -> time.replaceFirst("(T\\d\\d:\\d\\d):[\\d.]+Z$", "$1Z"));
    }

    /** Whether a blob of a list is a backup of that service which this deployment can restore today. */
    static boolean canBeRestored(JsonNode item, String service, boolean proven) {
        boolean opens =
                item.path("recoveryKey").isNull() || item.path("keyAvailable").asBoolean(false);
        return item.path("state").asString("").equals("backup")
                && item.path("serviceName").asString("").equalsIgnoreCase(service)
                && !item.path("expired").asBoolean(true)
                && opens
                && (!proven || item.has("proven"));
    }

    private static String key(JsonNode item) {
        if (!item.has("recoveryKey")) {
            return "-";
        }
        return item.path("recoveryKey").isNull()
                ? "not sealed"
                : member("recoveryKey").apply(item)
                        + (item.path("keyAvailable").asBoolean(false) ? "" : " (not on this server)");
    }

    /** Why some of them are no backups that can be used, and whether there are more. */
    static void remarks(PrintWriter out, RecoveryProvider.Blobs blobs) {
        blobs.found().stream()
                .filter(item ->
                        item.has("reason") && !item.path("state").asString("").equals("notABackup"))
                .forEach(item -> out.println(Output.plain(item.path("name").asString("") + ": "
                        + item.path("reason").asString(""))));
        if (blobs.more()) {
            out.println("There are more; say --num-results N or --prefix TEXT.");
        }
    }

    /** What a manifest says. */
    static Map<String, Function<JsonNode, String>> manifest() {
        var columns = new LinkedHashMap<String, Function<JsonNode, String>>();
        columns.put("Service", member("service"));
        columns.put("Deployment", member("deployment"));
        columns.put("Location", member("location"));
        columns.put("SKU", member("sku"));
        columns.put("Created", member("created"));
        columns.put(
                "Expires",
                item -> member("expires").apply(item) + (item.path("expired").asBoolean(false) ? " (expired)" : ""));
        columns.put("Resources", member("records"));
        columns.put("Bytes", member("bytes"));
        columns.put("Recovery key", BackupReport::key);
        columns.put("Authentic", member("authentic"));
        columns.put("Digest", member("digest"));
        columns.put("Archive id", member("archiveId"));
        columns.put("Written by", item -> "Holdfast " + member("version").apply(item));
        columns.put("Verified", member("verified"));
        columns.put("Proven", member("proven"));
        return columns;
    }

    /** What is in a backup, type by type, and what is not. */
    static void contents(PrintWriter out, JsonNode shown) {
        out.println();
        var table = new Table(List.of("Type", "Resources", "Bytes"));
        shown.path("entries").forEach(entry -> {
            if (entry.path("records").asLong(0) > 0) {
                table.row(List.of(
                        Output.plain(entry.path("type").asString("")),
                        entry.path("records").asString(""),
                        entry.path("bytes").asString("")));
            }
        });
        table.print(out);
        out.println();
        losses(out, shown);
    }

    /** Of which service, and when, as far as that is known. */
    static String origin(JsonNode blob) {
        return blob.has("serviceName")
                ? Output.plain(": a backup of " + blob.path("serviceName").asString("") + " made at "
                        + blob.path("created").asString(""))
                : Output.plain(": " + blob.path("state").asString("unknown"));
    }
}
