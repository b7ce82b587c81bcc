package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.terminal.Output;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Backups of a service. */
@Command(
        name = "backup",
        description = "Back a service up; list, show, verify, prove and delete backups.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class BackupCommand {

    private static final int MOST = 1000;

    @Command(name = "create", description = "Back a service up into a blob container.", mixinStandardHelpOptions = true)
    int create(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin ServiceOptions which,
            @Mixin StorageOptions storage,
            @Option(
                            names = "--leave-out",
                            split = ",",
                            paramLabel = "NAME",
                            description = "Resource types that the backup is not to hold, such as users, or 'secrets'.")
                    @Nullable
                    List<String> leaveOut,
            @Option(
                            names = "--include",
                            split = ",",
                            paramLabel = "WORD",
                            description = "What the backup is to hold although backups usually do not: 'portal',"
                                    + " the content of the developer portal.")
                    @Nullable
                    List<String> include,
            @Option(names = "--no-wait", description = "Return when the service has begun.") boolean noWait) {
        ObjectNode body = storage.body(System.getenv());
        HoldfastMember.leaveOut(body, leaveOut);
        HoldfastMember.include(body, include);
        return new RecoveryCall(connection, output, which, "Backing up")
                .azure("backup", body, noWait, (service, time) -> {
                    output.out().println("Backed up " + which.name + " to " + storage.place() + " in " + time + ".");
                    BackupReport.losses(output.out(), service.path(HoldfastMember.NAME));
                });
    }

    @Command(
            name = "list",
            description = "List the backups in a container, or, without a storage account, those the server knows of.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin ServiceOptions which,
            @ArgGroup(exclusive = false, heading = "%nOf a container, whoever made them:%n") @Nullable
                    ContainerOptions storage,
            @Option(names = "--prefix", paramLabel = "TEXT", description = "How names in the container begin.")
                    @Nullable
                    String prefix,
            @Option(
                            names = "--num-results",
                            paramLabel = "N",
                            description = "How many blobs of the container at most. Default: " + MOST + ".")
                    @Nullable
                    Integer most) {
        if (storage == null && prefix != null) {
            throw new CliException(ExitCode.USAGE, "--prefix is of a container: give --storage-account-name as well");
        }
        if (storage == null && most != null) {
            throw new CliException(
                    ExitCode.USAGE, "--num-results is of a container: give --storage-account-name as well");
        }
        if (most != null && most < 1) {
            throw new CliException(ExitCode.USAGE, "--num-results must be 1 or more");
        }
        ObjectNode body = storage == null ? null : storage.body(System.getenv());
        try (ArmClient arm = connection.open()) {
            var provider = new RecoveryProvider(arm, which);
            if (body == null) {
                output.print(
                        provider.list("backups").stream().map(BackupItem::known).toList(),
                        BackupReport.known(),
                        "No backup of " + which.name
                                + " is known here; give --storage-account-name to list a container");
                return ExitCode.OK;
            }
            var blobs = provider.blobs(body, prefix == null ? "" : prefix, most == null ? MOST : most);
            var place = ArmClient.JSON
                    .createObjectNode()
                    .put("storageAccount", body.path("storageAccount").asString(""))
                    .put("containerName", body.path("containerName").asString(""));
            output.print(
                    blobs.found().stream()
                            .map(blob -> BackupItem.of(blob, place))
                            .toList(),
                    BackupReport.inContainer(),
                    "No blob there.");
            if (output.format == Output.Format.table) {
                BackupReport.remarks(output.out(), blobs);
            }
        }
        return ExitCode.OK;
    }

    @Command(
            name = "newest",
            description = "Print the name of the newest backup in a container that can be restored here; for scripts."
                    + " Exit code 3 if there is none.",
            mixinStandardHelpOptions = true)
    int newest(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin ServiceOptions which,
            @Mixin ContainerOptions storage,
            @Option(names = "--of", paramLabel = "NAME", description = "The service that was backed up. Default: -n.")
                    @Nullable
                    String of,
            @Option(names = "--proven", description = "Only one that was restored on trial.") boolean proven) {
        String source = of == null ? which.name : of;
        try (ArmClient arm = connection.open()) {
            JsonNode newest = new RecoveryProvider(arm, which)
                    .blobs(storage.body(System.getenv()), "", Integer.MAX_VALUE).found().stream()
                            .filter(blob -> BackupReport.canBeRestored(blob, source, proven))
                            .max(Comparator.comparing(
                                    blob -> Instant.parse(blob.path("created").asString())))
                            .orElseThrow(() -> new CliException(
                                    ExitCode.REFUSED,
                                    "the container " + storage.container + " has no "
                                            + (proven ? "proven backup" : "backup") + " of " + source
                                            + " that can be restored here; see: holdfast backup list"));
            if (output.format == Output.Format.json) {
                output.print(newest, BackupReport.inContainer());
            } else {
                output.out().println(Output.plain(newest.path("name").asString()));
            }
        }
        return ExitCode.OK;
    }

    @Command(
            name = "show",
            description = "Show what a backup says of itself; its recovery key is not needed.",
            mixinStandardHelpOptions = true)
    int show(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin ServiceOptions which,
            @Mixin StorageOptions storage) {
        ObjectNode body = storage.body(System.getenv());
        try (ArmClient arm = connection.open()) {
            JsonNode shown = new RecoveryProvider(arm, which).post("showBackup", body);
            output.print(shown, BackupReport.manifest());
            if (output.format == Output.Format.table) {
                BackupReport.contents(output.out(), shown);
            }
        }
        return ExitCode.OK;
    }

    @Command(
            name = "verify",
            description = "Read every byte of a backup, and check lengths, counts and digests.",
            mixinStandardHelpOptions = true)
    int verify(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin ServiceOptions which,
            @Mixin StorageOptions storage) {
        return check(connection, output, which, storage, "verifyBackup", "Verifying with", "Verified");
    }

    @Command(
            name = "prove",
            description = "Restore a backup beside the service, compare it with what was backed up, throw it away.",
            mixinStandardHelpOptions = true)
    int prove(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin ServiceOptions which,
            @Mixin StorageOptions storage) {
        return check(connection, output, which, storage, "proveBackup", "Proving with", "Proved");
    }

    private static int check(
            ConnectionOptions connection,
            Output output,
            ServiceOptions which,
            StorageOptions storage,
            String action,
            String doing,
            String done) {
        new RecoveryCall(connection, output, which, doing)
                .own(
                        action,
                        storage.body(System.getenv()),
                        (answer, time) -> output.out()
                                .println(done + " " + storage.place() + " in " + time + ": "
                                        + answer.path("records").asString("?") + " resources, digest "
                                        + Output.plain(answer.path("digest").asString("-")) + "."));
        return ExitCode.OK;
    }

    @Command(name = "delete", description = "Delete a backup from its container.", mixinStandardHelpOptions = true)
    int delete(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin ServiceOptions which,
            @Mixin StorageOptions storage,
            @Option(names = "--force", description = "Delete the blob even if it is no backup.") boolean force,
            @Option(
                            names = {"-y", "--yes"},
                            description = "Do it without asking.")
                    boolean yes) {
        if (!yes) {
            throw new CliException(
                    ExitCode.USAGE,
                    "deleting " + storage.place() + " cannot be undone; say --yes if that is what you want");
        }
        ObjectNode body = storage.body(System.getenv()).put("force", force);
        try (ArmClient arm = connection.open()) {
            JsonNode deleted = new RecoveryProvider(arm, which).post("deleteBackup", body);
            if (output.format == Output.Format.json) {
                output.print(deleted, BackupReport.inContainer());
            } else {
                output.out().println("Deleted " + storage.place() + BackupReport.origin(deleted) + ".");
            }
        }
        return ExitCode.OK;
    }
}
