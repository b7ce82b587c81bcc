package io.holdfast.recoveryapi;

import io.holdfast.arm.ApiVersions;
import io.holdfast.arm.Problems;
import io.holdfast.arm.resource.ManagedIdentities;
import io.holdfast.recovery.BackupContainer;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.vault.StorageAccess;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The content of a backup or restore request. */
public final class BackupBody {

    /** Before this version only account keys are known. */
    private static final String IDENTITIES_SINCE = "2021-04-01-preview";

    private static final int MAX = 1024;

    private BackupBody() {}

    /**
     * Reads it as the api-version has it.
     *
     * @param service the document of the service, whose identities must be there when they are to be used
     * @throws io.holdfast.arm.ArmException 400 naming the member that is missing or wrong
     */
    public static BackupLocation read(ObjectNode sent, String apiVersion, ObjectNode service) {
        return new BackupLocation(
                required(sent, "storageAccount"),
                required(sent, "containerName"),
                required(sent, "backupName"),
                access(sent, apiVersion, service));
    }

    /**
     * That the service has the identity by which a backup policy wants to enter its storage account.
     *
     * @throws io.holdfast.arm.ArmException 400 naming the member that is wrong
     */
    public static void requireIdentity(ObjectNode policy, ObjectNode service) {
        switch (policy.path("accessType").asString("").toLowerCase(Locale.ROOT)) {
            case "systemassignedmanagedidentity" -> systemAssigned(service);
            case "userassignedmanagedidentity" -> userAssigned(required(policy, "clientId"), service);
            default -> {
                // The policy itself says what else there is.
            }
        }
    }

    /** Likewise, of a request that is about a container and names no backup. */
    public static BackupContainer container(ObjectNode sent, String apiVersion, ObjectNode service) {
        return new BackupContainer(
                required(sent, "storageAccount"), required(sent, "containerName"), access(sent, apiVersion, service));
    }

    private static StorageAccess access(ObjectNode sent, String apiVersion, ObjectNode service) {
        JsonNode type = sent.path("accessType");
        boolean byKey = ApiVersions.isBefore(apiVersion, IDENTITIES_SINCE) || type.isMissingNode() || type.isNull();
        if (byKey) {
            return new StorageAccess.AccessKey(required(sent, "accessKey"));
        }
        return switch (type.asString("").toLowerCase(Locale.ROOT)) {
            case "accesskey" -> new StorageAccess.AccessKey(required(sent, "accessKey"));
            case "systemassignedmanagedidentity" -> systemAssigned(service);
            case "userassignedmanagedidentity" -> userAssigned(required(sent, "clientId"), service);
            default ->
                throw Problems.refusal(
                        "accessType",
                        "must be one of 'AccessKey', 'SystemAssignedManagedIdentity', 'UserAssignedManagedIdentity'");
        };
    }

    private static StorageAccess systemAssigned(ObjectNode service) {
        String principal = ManagedIdentities.systemAssigned(service)
                .orElseThrow(() -> Problems.refusal(
                        "accessType",
                        "is SystemAssignedManagedIdentity, but the service has no such identity; set its identity.type to"
                                + " SystemAssigned"));
        return new StorageAccess.SystemAssignedManagedIdentity(principal);
    }

    private static StorageAccess userAssigned(String clientId, ObjectNode service) {
        String principal = ManagedIdentities.userAssigned(service, clientId)
                .orElseThrow(() -> Problems.refusal(
                        "clientId",
                        "is not the client id of an identity in the service's identity.userAssignedIdentities"));
        return new StorageAccess.UserAssignedManagedIdentity(clientId, principal);
    }

    private static String required(ObjectNode sent, String member) {
        JsonNode value = sent.path(member);
        if (value.isMissingNode() || value.isNull() || value.asString("-").isBlank()) {
            throw Problems.refusal(member, "is required");
        }
        if (!value.isString() || value.asString().length() > MAX) {
            throw Problems.refusal(member, "must be a string of at most " + MAX + " characters");
        }
        return value.asString();
    }
}
