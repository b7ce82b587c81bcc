package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.files.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** A container that backups lie in, and how to get at it; spelled as in {@code az apim backup}. */
class ContainerOptions {

    private static final String BY_KEY = "AccessKey";
    private static final String BY_USER_ASSIGNED = "UserAssignedManagedIdentity";

    @Option(
            names = {"--storage-account-name"},
            required = true,
            paramLabel = "ACCOUNT",
            description = "The storage account.")
    String account = "";

    @Option(
            names = {"--storage-account-container"},
            required = true,
            paramLabel = "CONTAINER",
            description = "The blob container.")
    String container = "";

    @Option(
            names = "--storage-account-key",
            paramLabel = "KEY",
            description = "The account's key, or HOLDFAST_STORAGE_KEY.")
    @Nullable
    String key;

    @Option(
            names = "--storage-account-key-file",
            paramLabel = "FILE",
            description = "A file that holds the account's key.")
    @Nullable
    Path keyFile;

    @Option(
            names = "--access-type",
            defaultValue = "AccessKey",
            paramLabel = "TYPE",
            description =
                    "AccessKey, SystemAssignedManagedIdentity or UserAssignedManagedIdentity. Default: ${DEFAULT-VALUE}.")
    String accessType = "AccessKey";

    @Option(names = "--identity-client-id", paramLabel = "GUID", description = "The user-assigned identity.")
    @Nullable
    String clientId;

    ObjectNode body(Map<String, String> environment) {
        refuseIgnored();
        ObjectNode body = ArmClient.JSON
                .createObjectNode()
                .put("storageAccount", account)
                .put("containerName", container)
                .put("accessType", accessType);
        if (accessType.equalsIgnoreCase(BY_KEY)) {
            body.put("accessKey", keyOrFail(environment));
        }
        if (clientId != null) {
            body.put("clientId", clientId);
        }
        return body;
    }

    /** An account's key that is not used, or an identity that is not asked for, is a mistake. */
    private void refuseIgnored() {
        if (key != null && keyFile != null) {
            throw new CliException(
                    ExitCode.USAGE, "give --storage-account-key or --storage-account-key-file, not both");
        }
        if ((key != null || keyFile != null) && !accessType.equalsIgnoreCase(BY_KEY)) {
            throw new CliException(
                    ExitCode.USAGE,
                    (key != null ? "--storage-account-key" : "--storage-account-key-file")
                            + " goes with --access-type AccessKey, not with " + accessType);
        }
        if (clientId != null && !accessType.equalsIgnoreCase(BY_USER_ASSIGNED)) {
            throw new CliException(ExitCode.USAGE, "--identity-client-id goes with --access-type " + BY_USER_ASSIGNED);
        }
    }

    private String keyOrFail(Map<String, String> environment) {
        if (key != null) {
            return key;
        }
        if (keyFile != null) {
            try {
                return Files.readString(keyFile).strip();
            } catch (IOException e) {
                throw new CliException(ExitCode.USAGE, "cannot read the key in " + keyFile + ": " + Reason.why(e));
            }
        }
        String fromEnvironment = environment.get("HOLDFAST_STORAGE_KEY");
        if (fromEnvironment == null) {
            throw new CliException(
                    ExitCode.USAGE,
                    "no storage key: give --storage-account-key or --storage-account-key-file, or set HOLDFAST_STORAGE_KEY");
        }
        return fromEnvironment;
    }
}
