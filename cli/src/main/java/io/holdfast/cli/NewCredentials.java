package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.terminal.Output;
import io.holdfast.files.PrivateFiles;
import io.holdfast.files.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where a secret goes that was just made: it can be read once. */
final class NewCredentials {

    @Mixin
    Output output = new Output();

    @Option(
            names = "--credentials-file",
            paramLabel = "FILE",
            description =
                    "Write the credentials to a new file (mode 0600) instead of printing the secret; 'holdfast login'"
                            + " and HOLDFAST_CREDENTIALS_FILE take it.")
    @Nullable
    Path file;

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            description = "When the secret stops working, as in 2030-01-31T00:00:00Z. Default: never.")
    @Nullable
    String expires;

    /** Before anything is made that would be lost otherwise. */
    void checkFile() {
        if (file != null && Files.exists(file)) {
            throw new CliException(ExitCode.USAGE, file + " is there already: name a file that is not");
        }
    }

    /** @param secret as the endpoint answered */
    void hand(JsonNode secret) {
        ObjectNode credentials = ArmClient.JSON.createObjectNode();
        for (String member : new String[] {"tenantId", "clientId", "clientSecret", "objectId", "secretId", "expires"}) {
            credentials.set(member, secret.path(member));
        }
        if (file != null) {
            write(credentials, file);
            credentials.remove("clientSecret");
        }
        var columns = new LinkedHashMap<String, Function<JsonNode, String>>();
        columns.put("Tenant id", Output.member("tenantId"));
        columns.put("Client id", Output.member("clientId"));
        columns.put("Object id", Output.member("objectId"));
        columns.put("Secret id", Output.member("secretId"));
        columns.put("Expires", Output.member("expires"));
        columns.put("Secret", file == null ? Output.member("clientSecret") : item -> "in " + file);
        output.print(credentials, columns);
        if (file == null && output.format == Output.Format.table) {
            output.out().println("Keep the secret now: nobody can read it again.");
        }
    }

    private static void write(JsonNode credentials, Path file) {
        try {
            PrivateFiles.writeNew(file, ArmClient.JSON.writeValueAsBytes(credentials));
        } catch (IOException e) {
            throw CliException.failed("the credentials cannot be written to " + file + ": " + Reason.why(e)
                    + "; take the secret back with 'holdfast app secret delete --id "
                    + credentials.path("clientId").asString() + " --secret-id "
                    + credentials.path("secretId").asString() + "' and make another");
        }
    }
}
