package io.holdfast.management;

import io.holdfast.arm.AnonymousEndpoints;
import io.holdfast.arm.resource.DefaultContent;
import io.holdfast.arm.resource.RoleResources;
import io.holdfast.arm.resource.ServiceResources;
import io.holdfast.identity.AreaAuthorizer;
import io.holdfast.identity.Authenticator;
import io.holdfast.identity.setup.ApplicationRegistry;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.schedule.BackupPolicies;
import io.holdfast.recoveryapi.RecoveryParts;
import io.holdfast.recoveryapi.rights.RecoveryTrust;
import io.holdfast.service.NetworkParts;
import io.holdfast.service.ServiceEndpoints;
import io.holdfast.service.ServiceParts;
import io.holdfast.service.StorageDependency;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What the management API works with.
 *
 * @param policies those of backups
 * @param anonymous endpoints that need no token, asked first: the embedded authority
 * @param roles role assignments and definitions
 * @param applications what registers those of the embedded authority; empty with another issuer
 * @param network what lies outside
 * @param trust how far callers are trusted with what backups hold
 */
public record ManagementParts(
        Store store,
        Recovery recovery,
        BackupPolicies policies,
        Authenticator authenticator,
        AreaAuthorizer authorizer,
        ServiceResources resources,
        DefaultContent defaultContent,
        AnonymousEndpoints anonymous,
        RoleResources roles,
        Optional<ApplicationRegistry> applications,
        NetworkParts network,
        RecoveryTrust trust,
        Clock clock) {

    ServiceParts services() {
        return new ServiceParts(store, authorizer, resources, defaultContent, roles, network, this::storage, clock);
    }

    private List<StorageDependency> storage(Service service) {
        return policies.storage(service).stream()
                .map(use -> new StorageDependency(use.account(), use.endpoint(), use.check()::run))
                .toList();
    }

    RecoveryParts recoveries(ServiceEndpoints services) {
        return new RecoveryParts(
                store,
                recovery,
                policies,
                authorizer,
                roles,
                network.refusedBackends(),
                trust,
                services::rendered,
                services::checked,
                clock);
    }
}
