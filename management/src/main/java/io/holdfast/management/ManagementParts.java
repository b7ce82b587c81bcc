package io.holdfast.management;

import io.holdfast.identity.Authenticator;
import io.holdfast.identity.Authorizer;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.schedule.BackupPolicies;
import io.holdfast.store.Store;
import java.time.Clock;

/**
 * What the management API works with.
 *
 * @param policies those of backups
 * @param anonymous endpoints that need no token, asked first: the embedded authority
 * @param roles role assignments and definitions
 * @param network what lies outside
 */
public record ManagementParts(
        Store store,
        Recovery recovery,
        BackupPolicies policies,
        Authenticator authenticator,
        Authorizer authorizer,
        ServiceResources resources,
        DefaultContent defaultContent,
        AnonymousEndpoints anonymous,
        RoleResources roles,
        NetworkParts network,
        Clock clock) {}
