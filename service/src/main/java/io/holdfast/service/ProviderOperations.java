package io.holdfast.service;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.model.json.Json;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The actions of services that roles can name; those of child resources follow from their paths. */
final class ProviderOperations {

    private record Operation(String name, String resource, String display, String description) {}

    private static final List<Operation> ALL = List.of(
            service("read", "Read metadata for an API Management Service instance"),
            service("write", "Create or update an API Management Service instance"),
            service("delete", "Delete an API Management Service instance"),
            service("backup/action", "Back up an API Management Service into a storage account"),
            service("restore/action", "Restore an API Management Service from a storage account"),
            service("operationresults/read", "Read the state of a long-running operation"),
            service(
                    "holdfastRecovery/runs/read",
                    "List backups, restores and other runs of recovery, and how far they are"),
            service("holdfastRecovery/runs/cancel/action", "Cancel a backup, a restore or another run of recovery"),
            service("holdfastRecovery/backupPolicies/write", "Make or replace a backup policy"),
            service("holdfastRecovery/backupPolicies/delete", "Remove a backup policy"),
            service(
                    "holdfastRecovery/backups/delete",
                    "Delete a backup through a managed identity of the API Management Service"),
            service("networkstatus/read", "Check what an API Management Service depends on"),
            service("connectivityCheck/action", "Reach for an address from an API Management Service"),
            new Operation(
                    "Microsoft.ApiManagement/deletedservices/read",
                    "Deleted service",
                    "deletedservices/read",
                    "List services that were deleted and can be brought back"),
            new Operation(
                    "Microsoft.ApiManagement/locations/deletedservices/delete",
                    "Deleted service",
                    "locations/deletedservices/delete",
                    "Purge a deleted service"),
            new Operation(
                    "Microsoft.ApiManagement/checkNameAvailability/action",
                    "Service",
                    "checkNameAvailability/action",
                    "Check whether a service name is free"));

    private static Operation service(String action, String description) {
        return new Operation("Microsoft.ApiManagement/service/" + action, "Service", action, description);
    }

    private ProviderOperations() {}

    static ArmResponse list(RoutedRequest call) {
        Stream<ObjectNode> shown = ALL.stream().map(operation -> {
            ObjectNode node = Json.object().put("name", operation.name());
            node.putObject("display")
                    .put("provider", "Microsoft API Management")
                    .put("resource", operation.resource())
                    .put("operation", operation.display())
                    .put("description", operation.description());
            return node.put("origin", "system").putNull("properties");
        });
        return Answers.list(shown.toList());
    }
}
