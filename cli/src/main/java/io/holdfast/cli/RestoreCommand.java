package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.terminal.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Restores a service from a backup, shows what that would do, or goes back to what was there before. */
@Command(name = "restore", description = "Restore a service from a backup.", mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    private static final int MOST = 100;
    private static final String LINK = "resourcesLink";

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ServiceOptions which = new ServiceOptions();

    @ArgGroup(exclusive = false, heading = "%nThe backup:%n")
    @Nullable
    private StorageOptions storage;

    @Option(
            names = "--preview",
            description = "Show what the restore would do, and change nothing. Exit code 3 if it would be refused.")
    private boolean preview;

    @Option(
            names = "--list",
            paramLabel = "N",
            description = "How many resources a preview names, up to 10000, or 'all'; all are counted. Default: " + MOST
                    + ".")
    @Nullable
    private String list;

    @Option(
            names = "--undo",
            description = "Go back to what the newest restore replaced; that is kept for a day. Needs no backup.")
    private boolean undo;

    @Option(
            names = "--leave-out",
            split = ",",
            paramLabel = "NAME",
            description = "Resource types of which the service keeps its own, such as users, or 'secrets'.")
    @Nullable
    private List<String> leaveOut;

    @Option(
            names = "--from",
            paramLabel = "SERVICE",
            description = "The ARM id or name of the service that the backup must be of; refused if it is of another.")
    @Nullable
    private String source;

    @Option(
            names = "--from-deployment",
            paramLabel = "ID",
            description = "With --from: the id of the deployment that must have made it, as 'backup show' says it.")
    @Nullable
    private String sourceDeployment;

    @Option(names = "--rekey-subscriptions", description = "Give all restored subscriptions new keys.")
    private boolean rekey;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "YAML or JSON: the hostnames, backends and namedValues to replace on the way.")
    @Nullable
    private Path mapping;

    @Option(names = "--no-wait", description = "Return when the service has begun.")
    private boolean noWait;

    @Override
    public Integer call() {
        if (list != null && !preview) {
            throw new CliException(
                    ExitCode.USAGE,
                    "--list goes with --preview; without it, this would not only show what would happen");
        }
        if (undo) {
            return undo();
        }
        if (storage == null) {
            throw new CliException(
                    ExitCode.USAGE,
                    "which backup? Give --backup-name, --storage-account-name and --storage-account-container");
        }
        if (preview && noWait) {
            throw new CliException(ExitCode.USAGE, "--preview shows what it finds out: leave --no-wait away");
        }
        StorageOptions from = storage;
        ObjectNode body = body(from);
        if (!preview && output.format != Output.Format.json) {
            announce(from);
        }
        return preview
                ? preview(from, body)
                : new RecoveryCall(connection, output, which, "Restoring")
                        .azure("restore", body, noWait, (service, time) -> {
                            output.out()
                                    .println("Restored " + which.name + " from " + from.place() + " in " + time + ".");
                            RestoreReportText.source(output.out(), service.path(HoldfastMember.NAME));
                            RestoreReportText.notes(output.out(), service.path(HoldfastMember.NAME), false);
                        });
    }

    /** Says what is about to be restored, where the endpoint and the caller's rights let that be known before. */
    private void announce(StorageOptions from) {
        try (ArmClient arm = connection.open()) {
            RestoreReportText.source(
                    output.out(), new RecoveryProvider(arm, which).post("showBackup", from.body(System.getenv())));
        } catch (CliException e) {
            // The restore itself says what is wrong.
        }
    }

    private ObjectNode body(StorageOptions from) {
        ObjectNode body = from.body(System.getenv());
        HoldfastMember.leaveOut(body, leaveOut);
        if (rekey) {
            HoldfastMember.of(body).put("rekeySubscriptions", true);
        }
        if (source != null) {
            HoldfastMember.from(body, source, sourceDeployment);
        } else if (sourceDeployment != null) {
            throw new CliException(ExitCode.USAGE, "--from-deployment goes with --from");
        }
        if (mapping != null) {
            HoldfastMember.of(body).set("mapping", MappingFile.read(mapping));
        }
        return body;
    }

    private int preview(StorageOptions from, ObjectNode body) {
        boolean all = "all".equalsIgnoreCase(list);
        HoldfastMember.of(body).putObject("list").put("most", all ? 0 : most());
        JsonNode answer = new RecoveryCall(connection, output, which, "Previewing a restore of")
                .own(
                        "previewRestore",
                        body,
                        (result, time) -> RestoreReportText.preview(
                                output.out(),
                                result,
                                "A restore of " + from.place() + " into " + which.name,
                                each -> named(result, all, each)),
                        result -> forPrograms(result, all));
        return answer.path("verdict").asString("").equals("allowed") ? ExitCode.OK : ExitCode.REFUSED;
    }

    private void forPrograms(JsonNode result, boolean all) {
        if (all && !result.path(LINK).asString("").isEmpty()) {
            PreviewJson.print(output.out(), result, each -> named(result, true, each));
        } else {
            output.print(result, Map.of());
        }
    }

    private int most() {
        try {
            return list == null ? MOST : Integer.parseInt(list);
        } catch (NumberFormatException e) {
            throw new CliException(ExitCode.USAGE, "--list must be a number up to 10000 or 'all', not '" + list + "'");
        }
    }

    /** Page by page, so that a million of them need no memory. */
    private void named(JsonNode result, boolean all, Consumer<JsonNode> each) {
        String link = result.path(LINK).asString("");
        if (!all || link.isEmpty()) {
            result.path("resources").forEach(each);
            return;
        }
        try (ArmClient arm = connection.open()) {
            arm.each(link, each);
        }
    }

    private int undo() {
        if (storage != null || preview || leaveOut != null || source != null || rekey || mapping != null || noWait) {
            throw new CliException(
                    ExitCode.USAGE, "--undo goes back to what the newest restore replaced, and takes no other choices");
        }
        try (ArmClient arm = connection.open()) {
            JsonNode answer = new RecoveryProvider(arm, which).post("undoRestore", null);
            if (output.format == Output.Format.json) {
                output.print(answer, ServiceCommand.columns());
            } else {
                String until = Output.plain(answer.path("undoUntil").asString(""));
                output.out()
                        .println(which.name + " is again as it was before its newest restore."
                                + (until.isEmpty() ? "" : " Until " + until + " the same command takes that back."));
            }
        }
        return ExitCode.OK;
    }
}
