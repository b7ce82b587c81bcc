package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.client.UriText;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where a service is moved to. */
final class MoveTarget {

    @Option(names = "--to-endpoint", paramLabel = "URL", description = "The ARM endpoint of the other deployment.")
    @Nullable
    URI endpoint;

    @Option(names = "--to-data", paramLabel = "DIR", description = "Or: the data directory of a local server.")
    @Nullable
    Path data;

    @Option(names = "--to-token", paramLabel = "TOKEN", description = "A bearer token for it.")
    @Nullable
    String token;

    @Option(
            names = "--to-credentials-file",
            paramLabel = "FILE",
            description = "Or: a file with tenantId, clientId and clientSecret, as a server writes it.")
    @Nullable
    Path credentials;

    @Option(names = "--to-ca-file", paramLabel = "PEM", description = "Trust this certificate authority there.")
    @Nullable
    Path caFile;

    @Option(names = "--to-subscription", paramLabel = "ID", description = "Default: the only or first one.")
    @Nullable
    String subscription;

    @Option(names = "--to-resource-group", paramLabel = "GROUP", description = "Default: of the same name.")
    @Nullable
    String group;

    @Option(names = "--to-name", paramLabel = "NAME", description = "Default: the same name.")
    @Nullable
    String name;

    @Option(
            names = "--to-location",
            paramLabel = "REGION",
            description = "Of a service that is made there. Default: the same.")
    @Nullable
    String location;

    @Option(
            names = "--to-storage-account-name",
            paramLabel = "ACCOUNT",
            description = "The storage account, where the other deployment has another name for it.")
    @Nullable
    String account;

    @Option(names = "--overwrite", description = "Replace the configuration of a service that is there already.")
    boolean overwrite;

    ArmClient open(Map<String, String> environment) {
        if (endpoint == null && data == null) {
            throw new CliException(
                    ExitCode.USAGE, "where to? Give --to-endpoint URL, or --to-data DIR for a server of this machine");
        }
        if (endpoint != null && data != null) {
            throw new CliException(ExitCode.USAGE, "--to-endpoint and --to-data both say where to: give one of them");
        }
        if (token != null && credentials != null) {
            throw new CliException(
                    ExitCode.USAGE, "--to-token and --to-credentials-file both say as whom: give one of them");
        }
        if (endpoint != null && token == null && credentials == null) {
            throw new CliException(
                    ExitCode.USAGE, "no credentials for " + endpoint + ": give --to-token or --to-credentials-file");
        }
        var connection = new ConnectionOptions();
        connection.endpoint = endpoint;
        connection.data = data;
        connection.token = token;
        connection.caFile = caFile;
        connection.subscription = subscription;
        return connection.open(credentials == null ? Map.of() : ofFile(credentials));
    }

    private static Map<String, String> ofFile(Path file) {
        JsonNode known = ConnectionOptions.read(file);
        return Map.of(
                "AZURE_TENANT_ID", known.path("tenantId").asString(""),
                "AZURE_CLIENT_ID", known.path("clientId").asString(""),
                "AZURE_CLIENT_SECRET", known.path("clientSecret").asString(""));
    }

    /** The service there, made like the one here unless it is there. */
    String prepare(ArmClient to, ServiceOptions which, JsonNode service) {
        String theGroup = group == null ? which.group : group;
        String there = to.service(theGroup, name == null ? which.name : name);
        if (to.exists(there)) {
            if (!overwrite) {
                throw new CliException(
                        ExitCode.REFUSED,
                        there + " is there already; see what would change with 'holdfast restore --preview', then say"
                                + " --overwrite");
            }
            refuseRegion(to.get(there).path("location").asString(""), there);
            return there;
        }
        String region = location == null ? service.path("location").asString() : location;
        String groupPath = "/subscriptions/" + to.subscription() + "/resourceGroups/" + UriText.segment(theGroup)
                + "?api-version=2022-09-01";
        if (!to.exists(groupPath)) {
            to.put(groupPath, ArmClient.JSON.createObjectNode().put("location", region));
        }
        ObjectNode body = ArmClient.JSON.createObjectNode().put("location", region);
        body.set("sku", service.path("sku"));
        body.putObject("properties")
                .put("publisherName", service.at("/properties/publisherName").asString())
                .put("publisherEmail", service.at("/properties/publisherEmail").asString());
        to.run("PUT", there, body, elapsed -> {});
        return there;
    }

    private void refuseRegion(String region, String there) {
        if (location != null && !RegionName.same(location, region)) {
            throw new CliException(
                    ExitCode.USAGE,
                    "--to-location is of a service that is made there, but " + there + " is there already, in "
                            + region);
        }
    }

    /** The choices of the backup are not those of a restore. */
    ObjectNode restore(ObjectNode backup) {
        ObjectNode restore = backup.deepCopy();
        restore.remove(HoldfastMember.NAME);
        if (account != null) {
            restore.put("storageAccount", account);
        }
        return restore;
    }
}
