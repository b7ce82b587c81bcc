package io.holdfast.management;

import io.holdfast.identity.AreaAuthorizer;
import io.holdfast.identity.Authenticator;
import io.holdfast.identity.setup.ApplicationRegistry;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.schedule.BackupPolicies;
import io.holdfast.store.Store;
import java.time.Clock;
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
        Clock clock) {}
