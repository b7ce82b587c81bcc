package io.holdfast.management;

import io.holdfast.arm.ActivityJournal;
import io.holdfast.arm.FrontDoor;
import io.holdfast.arm.FrontDoorSettings;
import io.holdfast.arm.ManagementLimits;
import io.holdfast.arm.ManagementSettings;
import io.holdfast.arm.Room;
import io.holdfast.arm.Routes;
import io.holdfast.arm.http.HttpsServer;
import io.holdfast.arm.http.Readiness;
import io.holdfast.limits.Meter;
import io.holdfast.platform.CoreEndpoints;
import io.holdfast.platform.DeploymentScopes;
import io.holdfast.platform.activity.ActivityEndpoints;
import io.holdfast.platform.applications.ApplicationEndpoints;
import io.holdfast.recoveryapi.RecoveryExtension;
import io.holdfast.service.ServiceEndpoints;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The management API of a deployment, listening. */
public final class ManagementServer implements AutoCloseable {

    private final HttpsServer server;
    private final Room room;
    private final ActivityJournal journal;

    private ManagementServer(HttpsServer server, Room room, ActivityJournal journal) {
        this.server = server;
        this.journal = journal;
        this.room = room;
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
     * Likewise, with the limits that this machine allows.
     *
     * @param readiness what {@code /healthz/ready} answers
     */
    public static ManagementServer start(ManagementSettings settings, ManagementParts parts, Readiness readiness) {
        return start(settings, parts, readiness, ManagementLimits.ofThisMachine(), List::of);
    }

    /**
     * Likewise.
     *
     * @param others what {@code /metrics} shows beside what this room knows
     */
    public static ManagementServer start(
            ManagementSettings settings,
            ManagementParts parts,
            Readiness readiness,
            ManagementLimits limits,
            Supplier<List<Meter>> others) {
        var room = new Room(limits);
        Supplier<List<Meter>> meters = () ->
                Stream.concat(room.meters().stream(), others.get().stream()).toList();
        var scopes = new DeploymentScopes(settings.deployment(), parts.store());
        Routes routes = routes(settings, parts, scopes, meters);
        var doorSettings = new FrontDoorSettings(
                settings.deployment(), settings.signIn(), settings.retryAfterSeconds(), parts.clock());
        var journal = new ActivityJournal(parts.store().activities(), parts.clock());
        var door = new FrontDoor(
                doorSettings, routes, scopes, parts.anonymous(), parts.authenticator(), parts.authorizer(), journal);
        try {
            return new ManagementServer(HttpsServer.start(settings, limits, room, door, readiness), room, journal);
        } catch (RuntimeException e) {
            room.close();
            throw e;
        }
    }

    /** Everything that is answered. */
    static Routes routes(
            ManagementSettings settings, ManagementParts parts, DeploymentScopes scopes, Supplier<List<Meter>> meters) {
        var routes = new Routes();
        new CoreEndpoints(settings, scopes, parts.store(), parts.authorizer(), parts.roles(), parts.clock())
                .mount(routes);
        new ApplicationEndpoints(
                        parts.applications(),
                        parts.authorizer(),
                        parts.clock(),
                        settings.deployment().tenantId())
                .mount(routes);
        var services = new ServiceEndpoints(settings, parts.services());
        new RecoveryExtension(settings.retryAfterSeconds(), parts.recoveries(services), meters).mount(routes);
        services.mount(routes);
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
        room.close();
        journal.flush();
    }
}
