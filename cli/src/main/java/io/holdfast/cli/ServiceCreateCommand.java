package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.CliException;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.client.UriText;
import io.holdfast.cli.terminal.Output;
import io.holdfast.cli.terminal.ProgressLine;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Creates a service with its resource group, or brings a deleted one back. */
@Command(
        name = "create",
        description = "Create a service, change one, or bring a deleted one back.",
        mixinStandardHelpOptions = true)
final class ServiceCreateCommand implements Callable<Integer> {

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ServiceOptions which = new ServiceOptions();

    @Option(
            names = {"-l", "--location"},
            paramLabel = "REGION",
            description = "Default: eastus; with --restore where the service was.")
    @Nullable
    private String location;

    @Option(
            names = "--sku-name",
            paramLabel = "SKU",
            defaultValue = "Developer",
            description = "Developer, Basic, Standard or Premium. Default: ${DEFAULT-VALUE}.")
    private String sku = "";

    @Option(
            names = "--sku-capacity",
            paramLabel = "UNITS",
            defaultValue = "1",
            description = "Default: ${DEFAULT-VALUE}.")
    private int capacity;

    @Option(
            names = "--publisher-name",
            paramLabel = "NAME",
            defaultValue = "Publisher",
            description = "Default: ${DEFAULT-VALUE}.")
    private String publisher = "";

    @Option(
            names = "--publisher-email",
            paramLabel = "EMAIL",
            defaultValue = "publisher@localhost.example",
            description = "Default: ${DEFAULT-VALUE}.")
    private String email = "";

    @Option(
            names = "--restore",
            description = "Bring a deleted service back as it was; from backups restores 'restore'.")
    private boolean restore;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Override
    public Integer call() {
        if (restore) {
            IgnoredOptions.refuse(
                    command,
                    List.of("--sku-name", "--sku-capacity", "--publisher-name", "--publisher-email"),
                    "cannot be used with --restore: the service comes back as it was");
        }
        try (ArmClient arm = connection.open()) {
            String region = region(arm);
            String group = "/subscriptions/" + arm.subscription() + "/resourceGroups/" + UriText.segment(which.group);
            if (!arm.exists(group + "?api-version=2022-09-01")) {
                arm.put(
                        group + "?api-version=2022-09-01",
                        ArmClient.JSON.createObjectNode().put("location", region));
            }
            String service = arm.service(which.group, which.name);
            try (ProgressLine progress = output.progress((restore ? "Bringing back " : "Creating ") + which.name)) {
                arm.run("PUT", service, body(region), progress);
            } catch (CliException e) {
                throw explained(e);
            }
            output.print(arm.get(service), ServiceCommand.columns());
        }
        return ExitCode.OK;
    }

    /** Asked for only when it is not given: not everybody may list what was deleted. */
    private String region(ArmClient arm) {
        if (location != null) {
            return location;
        }
        return restore ? DeletedServiceCommand.location(arm, which) : "eastus";
    }

    /** With {@code restore} nothing else counts, but the contract demands it. */
    private ObjectNode body(String region) {
        ObjectNode body = ArmClient.JSON.createObjectNode().put("location", region);
        body.putObject("sku").put("name", sku).put("capacity", capacity);
        ObjectNode properties =
                body.putObject("properties").put("publisherName", publisher).put("publisherEmail", email);
        if (restore) {
            properties.put("restore", true);
        }
        return body;
    }

    private CliException explained(CliException failure) {
        return failure.code().equals("ServiceAlreadyExistsInSoftDeletedState")
                ? new CliException(
                        ExitCode.REFUSED,
                        failure.getMessage() + "\n'" + bringBack(which) + "' brings it back, 'holdfast deletedservice"
                                + " purge -n " + which.name + "' removes it for good.")
                : failure;
    }

    /** What to type to have a deleted service again. */
    static String bringBack(ServiceOptions which) {
        return "holdfast service create -g " + which.group + " -n " + which.name + " --restore";
    }
}
