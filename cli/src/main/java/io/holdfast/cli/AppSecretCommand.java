package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.terminal.Output;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** The secrets of an application: several, so that one can be replaced without an outage. */
@Command(
        name = "secret",
        description = "Make, list and take back the secrets of an application.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class AppSecretCommand {

    @Command(
            name = "create",
            description = "Make a further secret; the others go on working.",
            mixinStandardHelpOptions = true)
    int create(
            @Mixin ConnectionOptions connection,
            @Mixin NewCredentials credentials,
            @Mixin AppCommand.Which which,
            @Option(
                            names = "--display-name",
                            paramLabel = "TEXT",
                            defaultValue = "made with holdfast app secret create",
                            description = "What it is for.")
                    String displayName) {
        credentials.checkFile();
        try (ArmClient arm = connection.open()) {
            credentials.hand(new IdentityProvider(arm).addSecret(which.id, displayName, credentials.expires));
        }
        return ExitCode.OK;
    }

    @Command(name = "list", description = "List the secrets of an application, by id.", mixinStandardHelpOptions = true)
    int list(@Mixin ConnectionOptions connection, @Mixin Output output, @Mixin AppCommand.Which which) {
        try (ArmClient arm = connection.open()) {
            List<JsonNode> secrets = new ArrayList<>();
            new IdentityProvider(arm).get(which.id).at("/properties/secrets").forEach(secrets::add);
            output.print(secrets, AppCommand.secretColumns(), "The application has no secret.");
        }
        return ExitCode.OK;
    }

    @Command(
            name = "delete",
            description = "Take a secret back; tokens that it got live for an hour at most.",
            mixinStandardHelpOptions = true)
    int delete(
            @Mixin ConnectionOptions connection,
            @Mixin AppCommand.Which which,
            @Option(
                            names = "--secret-id",
                            required = true,
                            paramLabel = "ID",
                            description = "As 'app secret list' shows it.")
                    String secretId) {
        try (ArmClient arm = connection.open()) {
            new IdentityProvider(arm).deleteSecret(which.id, secretId);
        }
        return ExitCode.OK;
    }
}
