package io.holdfast.platform;

import io.holdfast.arm.ApiVersions;
import io.holdfast.arm.ErrorShape;
import io.holdfast.arm.ManagementSettings;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.Routes;
import io.holdfast.arm.resource.RoleResources;
import io.holdfast.identity.Authorizer;
import io.holdfast.store.Store;
import java.time.Clock;

/** Everything of ARM that surrounds services. */
public final class CoreEndpoints {

    private final ManagementSettings settings;
    private final Store store;
    private final Authorizer authorizer;
    private final RoleResources roles;
    private final Clock clock;
    private final DeploymentScopes scopes;

    public CoreEndpoints(
            ManagementSettings settings,
            DeploymentScopes scopes,
            Store store,
            Authorizer authorizer,
            RoleResources roles,
            Clock clock) {
        this.settings = settings;
        this.store = store;
        this.authorizer = authorizer;
        this.roles = roles;
        this.clock = clock;
        this.scopes = scopes;
    }

    public void mount(Routes routes) {
        mountRoles(routes);
        new MetadataEndpoints(settings.deployment(), settings.signIn()).mount(routes);
        var groups = new GroupEndpoints(scopes.groups(), store, authorizer, roles, clock, settings.retryAfterSeconds());
        groups.mount(routes);
        new SubscriptionEndpoints(settings.deployment(), scopes, groups, store, authorizer).mount(routes);
        new ProviderEndpoints(settings.deployment()).mount(routes);
        new ResourceEndpoints(store, authorizer).mount(routes);
    }

    private void mountRoles(Routes routes) {
        routes.at("/**/providers/Microsoft.Authorization/**", ApiVersions.AUTHORIZATION, ErrorShape.GATEWAY)
                .onAny(call -> roles.handle(request(call)));
    }

    private static RoleResources.Request request(RoutedRequest call) {
        boolean hasBody = call.head().method().startsWith("P");
        return new RoleResources.Request(
                call.head().method(),
                call.name("scope"),
                call.tail(),
                call.head().query(),
                hasBody ? call.body().read(RoutedRequest.BODY_LIMIT) : new byte[0],
                call.principal());
    }
}
