package io.holdfast.cli.drill;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.Fingerprint;
import io.holdfast.cli.terminal.Table;
import io.holdfast.server.settings.ServerSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rehearsal with a real deployment's backup: a server of its own, in a directory of its own, restores it into a new
 * service and is removed again. It takes the storage accounts and the recovery key from the deployment's settings, and
 * nothing else: neither the deployment's server nor its database nor the backends of its APIs are touched.
 */
public final class BackupDrill {

    private static final Duration POLL = Duration.ofMillis(25);

    private BackupDrill() {}

    /**
     * What it measured, in seconds.
     *
     * @param readySeconds until a new server and an empty service were there
     * @param restoreSeconds the restore, as its caller saw it
     * @param gatewaySeconds from the end of the restore until the gateway said that it serves
     * @param rtoSeconds all of it: from nothing to a serving gateway
     * @param resources how many of each type were recovered
     */
    public record Report(
            String verdict,
            double readySeconds,
            double restoreSeconds,
            double gatewaySeconds,
            double rtoSeconds,
            Map<String, Integer> resources) {}

    /**
     * Runs the rehearsal and cleans up after itself, whatever happens.
     *
     * @param settings those of the deployment whose backup it is
     * @param sku of the service that was backed up
     * @param restore the body of the restore request
     */
    public static Report run(ServerSettings settings, String sku, ObjectNode restore, PrintWriter progress)
            throws Exception {
        var screen = new Screen(progress);
        screen.say(
                "A disaster, rehearsed with " + restore.path("storageAccount").asString() + "/"
                        + restore.path("containerName").asString() + "/"
                        + restore.path("backupName").asString() + ".\n");
        Path directory = Files.createTempDirectory("holdfast-drill-");
        try {
            return rehearse(settings, sku, restore, screen, directory);
        } finally {
            Directories.delete(directory);
        }
    }

    private static Report rehearse(
            ServerSettings settings, String sku, ObjectNode restore, Screen screen, Path directory) throws Exception {
        long start = System.nanoTime();
        try (Region region = screen.step(
                        "start a server of its own",
                        () -> Region.start(settings.location(), directory, scratch(settings))
                                .ready());
                ArmClient arm = region.client()) {
            var service = new DrillService(arm, DrillService.NAME);
            screen.step("create an empty service, SKU " + sku, () -> {
                service.create(settings.location(), sku);
                return "";
            });
            double ready = Screen.seconds(start);
            long began = System.nanoTime();
            screen.step("restore", () -> arm.run("POST", service.path() + "/restore", restore, POLL, elapsed -> {}));
            double restored = Screen.seconds(began);
            long ended = System.nanoTime();
            screen.step("ask the gateway whether it serves", () -> serves(region));
            double gateway = Screen.seconds(ended);
            double all = Screen.seconds(start);
            Map<String, Integer> resources = screen.step(
                    "read the recovered configuration",
                    () -> Fingerprint.of(arm, service.path()).counts());
            return new Report("recovered", ready, restored, gateway, all, resources);
        }
    }

    /** As for any rehearsal, and of the deployment's settings what leads to its backups. */
    static Map<String, String> scratch(ServerSettings settings) {
        var scratch = new TreeMap<>(Region.ANYWHERE);
        if (Files.exists(settings.recovery().keyFile())) {
            // Else the rehearsal makes a key of its own, in its own directory, and says which one the backup needs.
            scratch.put("recovery.keyFile", settings.recovery().keyFile().toString());
        }
        settings.storageAccounts().forEach((name, account) -> {
            String prefix = "storage.accounts." + name + ".";
            scratch.put(prefix + "endpoint", account.endpoint());
            account.key().ifPresent(key -> scratch.put(prefix + "key", key));
            account.serviceVersion().ifPresent(version -> scratch.put(prefix + "serviceVersion", version));
            account.keyFile().ifPresent(file -> scratch.put(prefix + "keyFile", file.toString()));
            account.caFile().ifPresent(file -> scratch.put(prefix + "caFile", file.toString()));
        });
        return scratch;
    }

    private static String serves(Region region) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var status = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + region.gateway().getPort() + "/status-0123456789abcdef"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            int answer = client.send(status, BodyHandlers.discarding()).statusCode();
            if (answer != 200) {
                throw new IOException("the gateway answered " + answer);
            }
            return "";
        }
    }

    /** Prints what was measured, for people. */
    public static void show(Report report, PrintWriter out) {
        var table = new Table(List.of("Measure", "Result", "Meaning"));
        table.row(List.of("Recovery time (RTO)", seconds(report.rtoSeconds()), "from nothing to a serving gateway"));
        table.row(List.of("  server and service", seconds(report.readySeconds()), "started and created"));
        table.row(List.of("  restore", seconds(report.restoreSeconds()), "as the caller of the API saw it"));
        table.row(List.of("  gateway", seconds(report.gatewaySeconds()), "until it said that it serves"));
        report.resources()
                .forEach((type, count) ->
                        table.row(List.of(type, String.format(Locale.ROOT, "%,d", count), "recovered")));
        out.println();
        table.print(out);
        out.println();
        out.println("Verdict: " + report.verdict().toUpperCase(Locale.ROOT));
        out.flush();
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }
}
