package io.holdfast.cli;

import io.holdfast.cli.client.ArmClient;
import io.holdfast.cli.client.ConnectionOptions;
import io.holdfast.cli.client.ExitCode;
import io.holdfast.cli.terminal.Output;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Shows all services of the endpoint and what they are doing, or how recoverable one of them is. */
@Command(
        name = "status",
        description = {
            "Show the services and what they are doing;",
            "with -g and -n how recoverable one is: its newest backup, what a loss would cost now, its policies."
        },
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @ArgGroup(exclusive = false)
    private @Nullable ServiceOptions service;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        try (ArmClient arm = connection.open()) {
            if (service != null) {
                showOne(arm, service);
                return ExitCode.OK;
            }
            List<JsonNode> services =
                    arm.list("/subscriptions/" + arm.subscription() + "/providers/Microsoft.ApiManagement/service");
            if (output.format == Output.Format.table) {
                output.out().println("Endpoint " + arm.endpoint() + ", subscription " + arm.subscription() + "\n");
            }
            output.print(
                    services, ServiceCommand.columns(), "No service yet: holdfast service create -g GROUP -n NAME");
        }
        return ExitCode.OK;
    }

    private void showOne(ArmClient arm, ServiceOptions of) {
        JsonNode status =
                arm.get(arm.service(of.group, of.name) + "/providers/Holdfast.Recovery/status?api-version=2026-11-01");
        if (output.format == Output.Format.json) {
            output.print(status, Map.of());
        } else {
            RecoveryReport.print(output.out(), of.name, status);
        }
    }
}
