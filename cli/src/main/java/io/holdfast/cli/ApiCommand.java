package io.holdfast.cli;

import static io.holdfast.cli.terminal.Output.member;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.client.OpenApiFormat;
import io.holdfast.cli.client.UriText;
import io.holdfast.cli.terminal.Output;
import io.holdfast.cli.terminal.ProgressLine;
import io.holdfast.files.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** APIs: import a description, list. */
@Command(
        name = "api",
        description = "Import and list APIs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ApiCommand {

    @Command(
            name = "import",
            description = "Import an OpenAPI document (2.0 or 3.x, JSON or YAML) as an API.",
            mixinStandardHelpOptions = true)
    int importApi(
            @Mixin ConnectionOptions connection,
            @Mixin Output output,
            @Mixin ServiceOptions which,
            @Option(
                            names = "--path",
                            required = true,
                            paramLabel = "PATH",
                            description = "Where the gateway serves it.")
                    String path,
            @Option(names = "--specification-path", paramLabel = "FILE", description = "The document.") @Nullable
                    Path file,
            @Option(
                            names = "--specification-url",
                            paramLabel = "URL",
                            description = "The document, fetched by the server.")
                    @Nullable
                    String url,
            @Option(names = "--api-id", paramLabel = "ID", description = "Default: made of the path.") @Nullable
                    String apiId,
            @Option(names = "--display-name", paramLabel = "NAME", description = "Default: the document's title.")
                    @Nullable
                    String displayName,
            @Option(
                            names = "--service-url",
                            paramLabel = "URL",
                            description = "The backend. Default: the document's first server.")
                    @Nullable
                    String serviceUrl,
            @Option(
                            names = "--subscription-required",
                            arity = "1",
                            defaultValue = "true",
                            paramLabel = "BOOL",
                            description = "Whether callers need a key. Default: ${DEFAULT-VALUE}.")
                    boolean keyed,
            @Option(
                            names = "--protocols",
                            split = ",",
                            defaultValue = "https,http",
                            paramLabel = "LIST",
                            description = "Over what the gateway serves it. Default: ${DEFAULT-VALUE}.")
                    List<String> protocols) {
        if ((file == null) == (url == null)) {
            throw new CliException(ExitCode.USAGE, "give either --specification-path FILE or --specification-url URL");
        }
        ObjectNode body = ArmClient.JSON.createObjectNode();
        ObjectNode properties = body.putObject("properties").put("path", path).put("subscriptionRequired", keyed);
        protocols.forEach(properties.putArray("protocols")::add);
        if (file != null) {
            String text = description(file);
            properties.put("value", text).put("format", OpenApiFormat.of(text));
        } else {
            properties.put("value", url).put("format", "openapi-link");
        }
        if (displayName != null) {
            properties.put("displayName", displayName);
        }
        if (serviceUrl != null) {
            properties.put("serviceUrl", serviceUrl);
        }
        String id = apiId != null ? apiId : path.isEmpty() ? "root" : path.replaceAll("[^A-Za-z0-9-]+", "-");
        try (ArmClient arm = connection.open()) {
            String api = arm.service(which.group, which.name) + "/apis/" + UriText.segment(id);
            JsonNode written;
            try (ProgressLine progress = output.progress("Importing " + id)) {
                written = arm.run("PUT", api, body, progress);
            }
            LostPoliciesText.print(output.err(), written.path("holdfast"));
            output.print(arm.get(api), columns());
        }
        return ExitCode.OK;
    }

    private static String description(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CliException(ExitCode.USAGE, "cannot read --specification-path " + file + ": " + Reason.why(e));
        }
    }

    @Command(name = "list", description = "List the APIs of a service.", mixinStandardHelpOptions = true)
    int list(@Mixin ConnectionOptions connection, @Mixin Output output, @Mixin ServiceOptions which) {
        try (ArmClient arm = connection.open()) {
            output.print(
                    arm.list(arm.service(which.group, which.name) + "/apis"),
                    columns(),
                    "No API yet: holdfast api import");
        }
        return ExitCode.OK;
    }

    private static Map<String, Function<JsonNode, String>> columns() {
        var columns = new LinkedHashMap<String, Function<JsonNode, String>>();
        columns.put("Id", member("name"));
        columns.put("Name", member("properties", "displayName"));
        columns.put("Path", item -> "/" + member("properties", "path").apply(item));
        columns.put("Backend", member("properties", "serviceUrl"));
        columns.put("Key needed", member("properties", "subscriptionRequired"));
        return columns;
    }
}
