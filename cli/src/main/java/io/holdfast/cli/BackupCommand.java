package io.holdfast.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Backups of a service. */
@Command(
        name = "backup",
        description = "Back a service up.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class BackupCommand {

    @Command(name = "create", description = "Back a service up into a blob container.", mixinStandardHelpOptions = true)
    int create(
            @Mixin Connection connection,
            @Mixin Output output,
            @Mixin ServiceOptions which,
            @Mixin StorageOptions storage,
            @Option(names = "--no-wait", description = "Return when the service has begun.") boolean noWait) {
        return RecoveryCall.run("backup", "Backing up", "Backed up", connection, output, which, storage, noWait);
    }
}
