package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.client.Fingerprint;
import io.holdfast.cli.terminal.Output;
import io.holdfast.cli.terminal.ProgressLine;
import io.holdfast.cli.terminal.Table;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes a service from one deployment to another: backs it up here, restores it there, and compares the two. */
@Command(
        name = "move",
        description = {
            "Copy a service to another deployment: back up here, restore there, compare.",
            "Both must reach the storage, and the other one needs the recovery key of this one."
        },
        mixinStandardHelpOptions = true)
final class MoveCommand implements Callable<Integer> {

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ServiceOptions which = new ServiceOptions();

    @Mixin
    private StorageOptions storage = new StorageOptions();

    @Option(
            names = "--include",
            split = ",",
            paramLabel = "WORD",
            description = "What is to be copied although backups usually do not hold it: 'portal', the content of the"
                    + " developer portal.")
    @Nullable
    private List<String> include;

    @Mixin
    private MoveTarget target = new MoveTarget();

    /** What a step took. */
    private record Timed<T>(T value, Duration time) {}

    private interface Step<T> {
        T take(ProgressLine progress);
    }

    @Override
    public Integer call() {
        ObjectNode backup = storage.body(System.getenv());
        HoldfastMember.include(backup, include);
        Set<String> words =
                include == null ? Set.of() : include.stream().map(String::strip).collect(Collectors.toSet());
        try (ArmClient from = connection.open();
                ArmClient to = target.open(System.getenv())) {
            if (!words.isEmpty()) {
                new RecoveryProvider(from, which).demand();
            }
            String source = from.service(which.group, which.name);
            JsonNode service = from.get(source);
            String there = target.prepare(to, which, service);
            Timed<JsonNode> backedUp = run(from, source, "Backing up " + which.name, "backup", backup);
            Timed<JsonNode> restored = run(
                    to,
                    there,
                    "Restoring " + there.substring(there.lastIndexOf('/') + 1),
                    "restore",
                    target.restore(backup));
            Timed<Fingerprint> before = step("Reading " + which.name, progress -> Fingerprint.of(from, source, words));
            Timed<Fingerprint> after = step("Reading what was restored", progress -> Fingerprint.of(to, there, words));
            return report(backedUp.time(), restored.time(), before.value(), after.value());
        }
    }

    private Timed<JsonNode> run(ArmClient arm, String service, String doing, String action, ObjectNode body) {
        long start = System.nanoTime();
        try (var wait = new RunWait(arm, service, output, doing)) {
            JsonNode answer = arm.run("POST", service + "/" + action, body, wait);
            return new Timed<>(answer, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private <T> Timed<T> step(String doing, Step<T> step) {
        long start = System.nanoTime();
        try (ProgressLine progress = output.progress(doing)) {
            progress.tick(Duration.ZERO);
            T value = step.take(progress);
            return new Timed<>(value, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private int report(Duration backup, Duration restore, Fingerprint before, Fingerprint after) {
        boolean identical = before.equals(after);
        if (output.format == Output.Format.json) {
            ObjectNode report = ArmClient.JSON.createObjectNode();
            report.put("verdict", identical ? "moved" : "different")
                    .put("identical", identical)
                    .put("backupSeconds", backup.toMillis() / 1e3)
                    .put("restoreSeconds", restore.toMillis() / 1e3);
            ObjectNode counts = report.putObject("resources");
            after.counts().forEach(counts::put);
            output.print(report, Map.of());
        } else {
            table(before, after);
            output.out()
                    .printf(
                            "%nBacked up in %s, restored in %s. %s%n",
                            ProgressLine.seconds(backup),
                            ProgressLine.seconds(restore),
                            identical
                                    ? "Both services are the same."
                                    : "The services DIFFER: was one of them changed meanwhile? Compare again after a"
                                            + " second move.");
        }
        return identical ? ExitCode.OK : ExitCode.FAILED;
    }

    private void table(Fingerprint before, Fingerprint after) {
        var table = new Table(List.of("Type", "Here", "There"));
        var types = new TreeSet<>(before.counts().keySet());
        types.addAll(after.counts().keySet());
        for (String type : types) {
            table.row(List.of(
                    type,
                    number(before.counts().getOrDefault(type, 0)),
                    number(after.counts().getOrDefault(type, 0))));
        }
        table.print(output.out());
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
