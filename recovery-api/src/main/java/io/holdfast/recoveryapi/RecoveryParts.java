package io.holdfast.recoveryapi;

import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.resource.RoleResources;
import io.holdfast.identity.AreaAuthorizer;
import io.holdfast.model.ServiceId;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.schedule.BackupPolicies;
import io.holdfast.recoveryapi.rights.RecoveryRights;
import io.holdfast.recoveryapi.rights.RecoveryTrust;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the endpoints of recovery work with.
 *
 * @param policies those of backups
 * @param refusedBackends the backends of a service that the gateway of this node does not use as they are stored, and why
 * @param trust how far callers are trusted with what backups hold
 * @param rendering a service as it is shown
 * @param otherResults answers the operation results that are none of backups and restores
 */
public record RecoveryParts(
        Store store,
        Recovery recovery,
        BackupPolicies policies,
        AreaAuthorizer authorizer,
        RoleResources roles,
        Function<ServiceId, Map<String, String>> refusedBackends,
        RecoveryTrust trust,
        Function<Service, ObjectNode> rendering,
        Function<RoutedRequest, Optional<ArmResponse>> otherResults,
        Clock clock) {

    RecoveryRights rights() {
        return new RecoveryRights(authorizer, trust);
    }
}
