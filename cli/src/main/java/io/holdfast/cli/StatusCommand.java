package io.holdfast.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Shows all services of the endpoint and what they are doing. */
@Command(name = "status", description = "Show the services and what they are doing.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        try (ArmClient arm = connection.open()) {
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
}
