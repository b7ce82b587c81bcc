package io.holdfast.management.recovery;

import io.holdfast.limits.Meter;
import io.holdfast.management.ManagementParts;
import io.holdfast.management.ManagementSettings;
import io.holdfast.management.arm.ApiVersions;
import io.holdfast.management.arm.Level;
import io.holdfast.management.arm.OpenApiDocument;
import io.holdfast.management.arm.Route;
import io.holdfast.management.arm.Routes;
import java.util.List;
import java.util.function.Supplier;

/** All endpoints of the provider Holdfast.Recovery, which extends services. */
public final class RecoveryExtension {

    static final String SERVICE =
            "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ApiManagement/service/{service}";

    static final String PROVIDER = SERVICE + "/providers/Holdfast.Recovery";

    /** What whoever may back a service up may do. */
    static final String BACKUP = "Microsoft.ApiManagement/service/backup/action";

    /** What whoever may restore it may do. */
    static final String RESTORE = "Microsoft.ApiManagement/service/restore/action";

    /** What whoever may see what runs and ran may do. */
    static final String READ_RUNS = "Microsoft.ApiManagement/service/holdfastRecovery/runs/read";

    /** What whoever may cancel any run may do. */
    static final String CANCEL_RUNS = "Microsoft.ApiManagement/service/holdfastRecovery/runs/cancel/action";

    private final OperationEndpoints operations;
    private final RunEndpoints runs;
    private final RestoreEndpoints restores;
    private final SourceEndpoints sources;
    private final PlanEndpoint plans;
    private final CatalogueEndpoints catalogue;
    private final PolicyEndpoints policies;
    private final MetricsEndpoint metrics;
    private final ContainerEndpoints containers;

    public RecoveryExtension(ManagementSettings settings, ManagementParts parts, Supplier<List<Meter>> meters) {
        this.operations = new OperationEndpoints(parts, settings.retryAfterSeconds());
        this.runs = new RunEndpoints(parts.store(), parts.recovery(), parts.authorizer(), parts.clock(), operations);
        this.restores = new RestoreEndpoints(parts, operations);
        this.sources = new SourceEndpoints(parts);
        this.plans = new PlanEndpoint(operations, parts.recovery());
        this.catalogue = new CatalogueEndpoints(parts.recovery(), operations);
        this.policies = new PolicyEndpoints(parts);
        this.metrics = new MetricsEndpoint(
                parts.store(), parts.recovery(), parts.policies(), parts.authorizer(), parts.clock(), meters);
        this.containers = new ContainerEndpoints(parts);
    }

    /** Before the routes of the services, which take every path below a service. */
    public void mount(Routes routes) {
        routes.at("/providers/Holdfast.Recovery/openapi", ApiVersions.RECOVERY, Level.SERVICE)
                .signedIn()
                .on("GET", new OpenApiDocument(RecoveryExtension.class)::get);
        routes.at("/metrics", ApiVersions.CORE, Level.GATEWAY)
                .unversioned()
                .signedIn()
                .vital()
                .on("GET", metrics::get);
        at(routes, "/operationResults/{operation}", BACKUP, RESTORE).on("GET", operations::result);
        at(routes, "/operationResults/{operation}/resources", RESTORE).on("GET", plans::resources);
        at(routes, "/runs", READ_RUNS, BACKUP, RESTORE).on("GET", runs::list);
        at(routes, "/runs/{operation}", READ_RUNS, BACKUP, RESTORE).on("GET", runs::get);
        at(routes, "/runs/{operation}/cancel", CANCEL_RUNS, BACKUP, RESTORE).on("POST", runs::cancel);
        // What runs were called before they could be cancelled; older clients take a refusal that names this action for
        // a sign of us.
        at(routes, "/operations", BACKUP, READ_RUNS, RESTORE).on("GET", runs::list);
        at(routes, "/previewRestore", RESTORE).on("POST", restores::preview);
        at(routes, "/undoRestore", RESTORE).on("POST", restores::undo);
        at(routes, "/acceptedSources", SourceEndpoints.READ, BACKUP, RESTORE)
                .on("GET", sources::get)
                .on("PUT", sources::put)
                .on("DELETE", sources::delete);
        at(routes, "/backups", BACKUP).on("GET", catalogue::known);
        at(routes, "/listBackups", BACKUP).on("POST", containers::list);
        at(routes, "/showBackup", BACKUP).on("POST", containers::show);
        at(routes, "/deleteBackup", BACKUP).on("POST", containers::delete);
        at(routes, "/verifyBackup", BACKUP).on("POST", catalogue::verify);
        at(routes, "/proveBackup", BACKUP).on("POST", catalogue::prove);
        at(routes, "/status", BACKUP).on("GET", policies::status);
        at(routes, "/backupPolicies", BACKUP).on("GET", policies::list);
        at(routes, "/backupPolicies/{policy}", BACKUP)
                .on("GET", policies::get)
                .on("PUT", policies::put)
                .on("DELETE", policies::delete);
        at(routes, "/backupPolicies/{policy}/previewRetention", BACKUP).on("POST", policies::previewRetention);
    }

    private static Route at(Routes routes, String path, String... oneOf) {
        return routes.at(PROVIDER + path, ApiVersions.RECOVERY, Level.SERVICE)
                .needs(oneOf)
                .vital();
    }
}
