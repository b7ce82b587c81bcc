package io.holdfast.recoveryapi;

import io.holdfast.arm.ApiVersions;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.ErrorShape;
import io.holdfast.arm.OpenApiDocument;
import io.holdfast.arm.Route;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.Routes;
import io.holdfast.limits.Meter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Backup and restore as Azure has them, and all endpoints of the provider Holdfast.Recovery, which extends services. */
public final class RecoveryExtension {

    static final String SERVICE =
            "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ApiManagement/service/{service}";

    public static final String PROVIDER = SERVICE + "/providers/Holdfast.Recovery";

    private static final String LOCATION =
            "/subscriptions/{subscription}/providers/Microsoft.ApiManagement/locations/{location}";

    /** What whoever may back a service up may do. */
    static final String BACKUP = "Microsoft.ApiManagement/service/backup/action";

    /** What whoever may restore it may do. */
    static final String RESTORE = "Microsoft.ApiManagement/service/restore/action";

    /** What whoever may see what runs and ran may do. */
    static final String READ_RUNS = "Microsoft.ApiManagement/service/holdfastRecovery/runs/read";

    /** What whoever may cancel any run may do. */
    static final String CANCEL_RUNS = "Microsoft.ApiManagement/service/holdfastRecovery/runs/cancel/action";

    private final BackupEndpoints backups;
    private final Function<RoutedRequest, Optional<ArmResponse>> otherResults;
    private final OperationEndpoints operations;
    private final RunCancellation cancellation;
    private final RestoreEndpoints restores;
    private final SourceEndpoints sources;
    private final PlanEndpoint plans;
    private final CatalogueEndpoints catalogue;
    private final PolicyEndpoints policies;
    private final MetricsEndpoint metrics;
    private final ContainerEndpoints containers;

    public RecoveryExtension(int retryAfterSeconds, RecoveryParts parts, Supplier<List<Meter>> meters) {
        this.otherResults = parts.otherResults();
        this.operations = new OperationEndpoints(parts, retryAfterSeconds);
        this.backups = new BackupEndpoints(parts, operations);
        this.cancellation = new RunCancellation(operations, parts.recovery(), parts.authorizer());
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
        mountAzures(routes);
        routes.at("/providers/Holdfast.Recovery/openapi", ApiVersions.RECOVERY, ErrorShape.SERVICE)
                .signedIn()
                .on("GET", new OpenApiDocument(RecoveryExtension.class)::get);
        routes.at("/metrics", ApiVersions.CORE, ErrorShape.GATEWAY)
                .unversioned()
                .signedIn()
                .vital()
                .on("GET", metrics::get);
        at(routes, "/operationResults/{operation}", BACKUP, RESTORE).on("GET", operations::result);
        at(routes, "/operationResults/{operation}/resources", RESTORE).on("GET", plans::resources);
        at(routes, "/runs", READ_RUNS, BACKUP, RESTORE).on("GET", operations::runs);
        at(routes, "/runs/{operation}", READ_RUNS, BACKUP, RESTORE).on("GET", operations::run);
        at(routes, "/runs/{operation}/cancel", CANCEL_RUNS, BACKUP, RESTORE).on("POST", cancellation::cancel);
        // What runs were called before they could be cancelled; older clients take a refusal that names this action for
        // a sign of us.
        at(routes, "/operations", BACKUP, READ_RUNS, RESTORE).on("GET", operations::runs);
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

    /** What Azure has. */
    private void mountAzures(Routes routes) {
        azure(routes, "/backup").on("POST", backups::backup);
        azure(routes, "/restore").on("POST", backups::restore);
        azure(routes, "/operationresults/{operation}")
                .on("GET", call -> otherResults.apply(call).orElseGet(() -> operations.azureResult(call)));
        // Who may see the operation's service may see it; the subscription is not asked for a role.
        routes.at(LOCATION + "/operationResults/{operation}", ApiVersions.API_MANAGEMENT, ErrorShape.SERVICE)
                .signedIn()
                .on("GET", operations::locationResult);
        routes.at(LOCATION + "/operationStatuses/{operation}", ApiVersions.API_MANAGEMENT, ErrorShape.SERVICE)
                .signedIn()
                .on("GET", operations::locationStatus);
    }

    private static Route azure(Routes routes, String path) {
        return routes.at(SERVICE + path, ApiVersions.API_MANAGEMENT, ErrorShape.SERVICE)
                .vital();
    }

    private static Route at(Routes routes, String path, String... oneOf) {
        return routes.at(PROVIDER + path, ApiVersions.RECOVERY, ErrorShape.SERVICE)
                .needs(oneOf)
                .vital();
    }
}
