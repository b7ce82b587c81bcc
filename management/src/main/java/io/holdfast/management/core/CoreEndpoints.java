package io.holdfast.management.core;

import io.holdfast.management.ManagementParts;
import io.holdfast.management.ManagementSettings;
import io.holdfast.management.RoleResources;
import io.holdfast.management.arm.ApiVersions;
import io.holdfast.management.arm.Call;
import io.holdfast.management.arm.Level;
import io.holdfast.management.arm.Routes;

/** Everything of ARM that surrounds services. */
public final class CoreEndpoints {

    private final ManagementSettings settings;
    private final ManagementParts parts;
    private final DeploymentScopes scopes;

    public CoreEndpoints(ManagementSettings settings, ManagementParts parts, DeploymentScopes scopes) {
        this.settings = settings;
        this.parts = parts;
        this.scopes = scopes;
    }

    public void mount(Routes routes) {
        mountRoles(routes);
        new MetadataEndpoints(settings).mount(routes);
        var groups = new GroupEndpoints(scopes.groups(), parts, settings.retryAfterSeconds());
        groups.mount(routes);
        new SubscriptionEndpoints(settings, scopes, groups, parts.store(), parts.authorizer()).mount(routes);
        new ProviderEndpoints(settings).mount(routes);
        new ResourceEndpoints(parts.store(), parts.authorizer()).mount(routes);
    }

    private void mountRoles(Routes routes) {
        routes.at("/**/providers/Microsoft.Authorization/**", ApiVersions.AUTHORIZATION, Level.GATEWAY)
                .onAny(call -> parts.roles().handle(request(call)));
    }

    private static RoleResources.Request request(Call call) {
        boolean hasBody = call.head().method().startsWith("P");
        return new RoleResources.Request(
                call.head().method(),
                call.name("scope"),
                call.tail(),
                call.head().query(),
                hasBody ? call.body().read(Call.BODY_LIMIT) : new byte[0],
                call.principal());
    }
}
