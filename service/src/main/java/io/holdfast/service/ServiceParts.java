package io.holdfast.service;

import io.holdfast.arm.resource.DefaultContent;
import io.holdfast.arm.resource.RoleResources;
import io.holdfast.arm.resource.ServiceResources;
import io.holdfast.identity.Authorizer;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/**
 * What the endpoints of services work with.
 *
 * @param resources answers what lies below a service
 * @param network what lies outside
 * @param storage where the backups of a service go
 */
public record ServiceParts(
        Store store,
        Authorizer authorizer,
        ServiceResources resources,
        DefaultContent defaultContent,
        RoleResources roles,
        NetworkParts network,
        Function<Service, List<StorageDependency>> storage,
        Clock clock) {}
