package io.holdfast.management;

import io.holdfast.management.activity.ActivityEndpoints;
import io.holdfast.management.applications.ApplicationEndpoints;
import io.holdfast.management.arm.ActivityJournal;
import io.holdfast.management.arm.FrontDoor;
import io.holdfast.management.arm.FrontDoorSettings;
import io.holdfast.management.arm.Routes;
import io.holdfast.management.core.CoreEndpoints;
import io.holdfast.management.core.DeploymentScopes;
import io.holdfast.management.http.HttpsServer;
import io.holdfast.management.recovery.RecoveryExtension;
import io.holdfast.management.service.ServiceEndpoints;

/** The management API of a deployment, listening. */
public final class ManagementServer implements AutoCloseable {

    private final HttpsServer server;

    private ManagementServer(HttpsServer server) {
        this.server = server;
    }

    /**
     * Listens when it returns.
     *
     * @throws IllegalStateException if it cannot, with the cause in words
     */
    public static ManagementServer start(ManagementSettings settings, ManagementParts parts) {
        return start(settings, parts, () -> true);
    }

    /**
     * Likewise.
     *
     * @param readiness what {@code /healthz/ready} answers
     */
    public static ManagementServer start(ManagementSettings settings, ManagementParts parts, Readiness readiness) {
        var scopes = new DeploymentScopes(settings, parts.store());
        Routes routes = routes(settings, parts, scopes);
        var doorSettings = new FrontDoorSettings(
                settings.location(),
                settings.tenantId(),
                settings.authority(),
                settings.retryAfterSeconds(),
                parts.clock());
        var door = new FrontDoor(
                doorSettings,
                routes,
                scopes,
                parts.anonymous(),
                parts.authenticator(),
                parts.authorizer(),
                new ActivityJournal(parts.store().activities(), parts.clock()));
        return new ManagementServer(HttpsServer.start(settings, door, readiness));
    }

    /** Everything that is answered. */
    static Routes routes(ManagementSettings settings, ManagementParts parts, DeploymentScopes scopes) {
        var routes = new Routes();
        new CoreEndpoints(settings, parts, scopes).mount(routes);
        new ApplicationEndpoints(parts, settings.tenantId()).mount(routes);
        new RecoveryExtension(settings, parts).mount(routes);
        new ServiceEndpoints(settings, parts).mount(routes);
        new ActivityEndpoints(parts.store().activities(), parts.clock()).mount(routes);
        return routes;
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
