package io.holdfast.management;

import io.holdfast.limits.Meter;
import io.holdfast.management.activity.ActivityEndpoints;
import io.holdfast.management.applications.ApplicationEndpoints;
import io.holdfast.management.arm.ActivityJournal;
import io.holdfast.management.arm.FrontDoor;
import io.holdfast.management.arm.FrontDoorSettings;
import io.holdfast.management.arm.Room;
import io.holdfast.management.arm.Routes;
import io.holdfast.management.core.CoreEndpoints;
import io.holdfast.management.core.DeploymentScopes;
import io.holdfast.management.http.HttpsServer;
import io.holdfast.management.recovery.RecoveryExtension;
import io.holdfast.management.service.ServiceEndpoints;
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
        var scopes = new DeploymentScopes(settings, parts.store());
        Routes routes = routes(settings, parts, scopes, meters);
        var doorSettings = new FrontDoorSettings(
                settings.location(),
                settings.tenantId(),
                settings.authority(),
                settings.retryAfterSeconds(),
                parts.clock());
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
        new CoreEndpoints(settings, parts, scopes).mount(routes);
        new ApplicationEndpoints(parts, settings.tenantId()).mount(routes);
        new RecoveryExtension(settings, parts, meters).mount(routes);
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
        room.close();
        journal.flush();
    }
}
