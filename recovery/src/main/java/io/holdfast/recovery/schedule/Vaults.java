package io.holdfast.recovery.schedule;

import io.holdfast.model.ServiceId;
import io.holdfast.recovery.schedule.BackupPolicySpec.Access;
import io.holdfast.store.Service;
import io.holdfast.store.ServiceNotFoundException;
import io.holdfast.store.Store;
import io.holdfast.vault.BackupVault;
import io.holdfast.vault.StorageAccess;
import io.holdfast.vault.StorageAccounts;
import io.holdfast.vault.StorageException;
import io.holdfast.vault.StorageException.Problem;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opens the storage of policies, with what the deployment's settings and the service's identities are at that moment. */
record Vaults(Store store, StorageAccounts accounts) {

    BackupVault open(StoredPolicy stored) {
        return accounts.open(stored.policy().storageAccount(), access(stored));
    }

    StorageAccess access(StoredPolicy stored) {
        return switch (stored.policy().access()) {
            case Access.Configured any -> configured(stored);
            case Access.SystemAssigned any ->
                Optional.of(identity(stored))
                        .filter(identity -> identity.path("type").asString("").contains("SystemAssigned"))
                        .flatMap(Vaults::principal)
                        .map(StorageAccess.SystemAssignedManagedIdentity::new)
                        .orElseThrow(() -> gone("has no system-assigned identity any more; set its identity.type"));
            case Access.UserAssigned user -> userAssigned(stored, user.clientId());
        };
    }

    private StorageAccess configured(StoredPolicy stored) {
        String account = stored.policy().storageAccount();
        keyRefusal(stored.service(), stored.policy()).ifPresent(why -> {
            throw new StorageException(Problem.FORBIDDEN, why);
        });
        return accounts.configuredKey(account)
                .orElseThrow(() -> new StorageException(
                        Problem.KEY_REFUSED,
                        "the settings hold no key for the storage account '" + account + "'; set storage.accounts."
                                + account + ".keyFile, or use a managed identity as accessType"));
    }

    /** Why the settings do not let that service use the configured key as the policy wants to; empty if they do. */
    Optional<String> keyRefusal(ServiceId service, BackupPolicySpec policy) {
        String account = policy.storageAccount();
        return accounts.binding(account).refusal(account, service.toString(), service.name(), policy.containerName());
    }

    private StorageAccess userAssigned(StoredPolicy stored, String clientId) {
        for (JsonNode each : identity(stored).path("userAssignedIdentities")) {
            if (each.path("clientId").asString("").equalsIgnoreCase(clientId)) {
                return principal(each)
                        .map(principal -> new StorageAccess.UserAssignedManagedIdentity(clientId, principal))
                        .orElseThrow();
            }
        }
        throw gone("has no identity with client id " + clientId + " any more; assign it, or change the policy");
    }

    private JsonNode identity(StoredPolicy stored) {
        Service service =
                store.service(stored.service()).orElseThrow(() -> new ServiceNotFoundException(stored.service()));
        return JsonMapper.shared().readTree(service.document()).path("identity");
    }

    private static Optional<String> principal(JsonNode identity) {
        return Optional.of(identity.path("principalId").asString("")).filter(id -> !id.isEmpty());
    }

    private static StorageException gone(String problem) {
        return new StorageException(Problem.ACCESS_NOT_SUPPORTED, "the service " + problem);
    }
}
