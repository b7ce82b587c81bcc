package io.holdfast.cli.drill;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.Fingerprint;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rehearsal: an active service in one region and an empty standby in another, steady traffic, a backup, the loss of
 * the active region, the restore, the redirect. Everything happens through the public interfaces and is measured.
 */
public final class Drill {

    private static final Duration POLL = Duration.ofMillis(25);
    private static final String ACTIVE = "eastus";
    private static final String STANDBY = "westus2";
    private static final String SKU = "Premium";
    /** How long the world goes on after the backup: these changes are what a disaster costs. */
    private static final Duration AFTER_BACKUP = Duration.ofSeconds(2);

    private final DrillOptions options;
    private final Screen screen;
    private final Path directory;
    private final Path storageKey;

    private Drill(DrillOptions options, PrintWriter progress) throws IOException {
        this.options = options;
        this.screen = new Screen(progress);
        this.directory = options.keep().isPresent()
                ? Files.createDirectories(options.keep().get())
                : Files.createTempDirectory("holdfast-drill-");
        this.storageKey = directory.resolve("storage.key");
    }

    /**
     * Runs the rehearsal and cleans up after itself, whatever happens.
     *
     * @param progress where to show what is going on
     */
    public static DrillReport run(DrillOptions options, PrintWriter progress) throws Exception {
        var drill = new Drill(options, progress);
        try {
            return drill.rehearse();
        } finally {
            if (options.keep().isEmpty()) {
                Directories.delete(drill.directory);
            }
        }
    }

    /** Prints what was measured, for people. */
    public static void show(DrillReport report, PrintWriter out) {
        new Screen(out).show(report, ACTIVE, STANDBY);
    }

    private DrillReport rehearse() throws Exception {
        screen.say("A disaster, rehearsed: " + ACTIVE + " will be lost, " + STANDBY + " shall take over.\n");
        DrillDocument document = DrillDocument.load(options.openapi());
        var activeStart = Region.start(ACTIVE, directory, settings());
        try (var backend = new BackendStub();
                Region active = screen.step("start " + ACTIVE + ", the active region", activeStart::ready);
                Region standby = screen.step(
                        "start " + STANDBY + ", the standby",
                        () -> Region.start(STANDBY, directory, settings()).ready());
                ArmClient activeArm = active.client();
                ArmClient standbyArm = standby.client()) {
            return rehearse(document, backend, active, standby, activeArm, standbyArm);
        }
    }

    private DrillReport rehearse(
            DrillDocument document,
            BackendStub backend,
            Region active,
            Region standby,
            ArmClient activeArm,
            ArmClient standbyArm)
            throws Exception {
        var lost = new DrillService(activeArm, DrillService.NAME);
        var spare = new DrillService(standbyArm, DrillService.NAME);
        screen.step(
                "build the service: " + options.apis() + " APIs, " + options.subscriptions() + " subscriptions", () -> {
                    lost.create(ACTIVE, SKU);
                    lost.fill(
                            document.text(), document.format(), backend.url(), options.apis(), options.subscriptions());
                    return "";
                });
        screen.step("create an empty service of the same SKU in the standby", () -> {
            spare.create(STANDBY, SKU);
            return "";
        });
        DrillService.Call call = lost.anyCall();
        try (var front = new Front(active.gateway());
                var traffic = new DrillTraffic(
                        call.method(),
                        URI.create("http://127.0.0.1:" + front.port() + call.path()),
                        DrillService.NAME + ".gateway.localhost",
                        lost.callerKey());
                var markers = new Markers(activeArm, lost.path())) {
            traffic.start();
            Fingerprint before = screen.step(
                    "read the whole configuration", () -> Fingerprint.of(activeArm, lost.path(), Markers::isOne));
            markers.start();
            long backupStart = System.nanoTime();
            screen.step(
                    "back up, while callers keep calling",
                    () -> activeArm.run("POST", lost.path() + "/backup", storage(), POLL, elapsed -> {}));
            double backupSeconds = Screen.seconds(backupStart);
            Thread.sleep(AFTER_BACKUP);
            refuseUnlessHealthy(traffic);

            screen.say("  ⚡ kill -9 " + active.pid() + ": " + ACTIVE + " is lost");
            long killed = System.nanoTime();
            active.kill();

            long decided = System.nanoTime();
            screen.step(
                    "restore into " + STANDBY,
                    () -> standbyArm.run("POST", spare.path() + "/restore", storage(), POLL, elapsed -> {}));
            double restoreSeconds = Screen.seconds(decided);
            long restored = System.nanoTime();
            front.pointTo(standby.gateway());
            // Only now: a call that began before was still sent to the lost region.
            traffic.redirected();
            screen.step("redirect the callers, first answer", () -> awaitAnswer(traffic));
            long answered = traffic.firstAnswerAfterRedirect();
            Thread.sleep(1000);
            long recoveredAt = markers.recoveredAt(standbyArm, spare.path());
            Fingerprint after = screen.step(
                    "read the recovered configuration and compare",
                    () -> Fingerprint.of(standbyArm, spare.path(), Markers::isOne));
            traffic.stop();
            if (traffic.failedAfterRedirect() > 0) {
                screen.say("  ! a caller failed after the redirect: " + traffic.problemAfterRedirect());
            }
            boolean identical = before.digest().equals(after.digest());
            return new DrillReport(
                    identical && traffic.failedAfterRedirect() == 0 ? "recovered" : "not recovered",
                    (killed - recoveredAt) / 1e9,
                    (answered - decided) / 1e9,
                    restoreSeconds,
                    (answered - restored) / 1e9,
                    backupSeconds,
                    new DrillReport.Requests(traffic.sent(), traffic.failed(), traffic.failedAfterRedirect()),
                    after.counts(),
                    identical);
        }
    }

    /** A rehearsal whose callers fail before the disaster proves nothing. */
    private static void refuseUnlessHealthy(DrillTraffic traffic) {
        if (traffic.failed() > 0) {
            throw CliException.failed("callers failed before the disaster (" + traffic.failed() + " of "
                    + traffic.sent() + ", last: " + traffic.lastProblem() + "); this rehearsal would prove nothing");
        }
    }

    private static String awaitAnswer(DrillTraffic traffic) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (traffic.firstAnswerAfterRedirect() == 0) {
            if (System.nanoTime() > deadline) {
                throw CliException.failed(
                        "no caller was answered within 30 s of the redirect; last: " + traffic.lastProblem());
            }
            Thread.sleep(1);
        }
        return "";
    }

    /** Both regions have databases and keys of their own and share what survives a region: storage and the recovery key. */
    private Map<String, String> settings() {
        var settings = new TreeMap<>(Region.ANYWHERE);
        settings.put("recovery.keyFile", directory.resolve("recovery.key").toString());
        settings.put("storage.accounts.drill.endpoint", "file:" + directory.resolve("storage"));
        settings.put("storage.accounts.drill.keyFile", storageKey.toString());
        return settings;
    }

    private ObjectNode storage() throws IOException {
        return ArmClient.JSON
                .createObjectNode()
                .put("storageAccount", "drill")
                .put("containerName", "backups")
                .put("backupName", "contoso.apimbackup")
                .put("accessKey", Files.readString(storageKey).strip());
    }
}
