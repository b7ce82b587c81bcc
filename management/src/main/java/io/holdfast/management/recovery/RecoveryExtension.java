package io.holdfast.management.recovery;

import io.holdfast.management.ManagementParts;
import io.holdfast.management.ManagementSettings;
import io.holdfast.management.arm.ApiVersions;
import io.holdfast.management.arm.Level;
import io.holdfast.management.arm.Route;
import io.holdfast.management.arm.Routes;

/** All endpoints of the provider Holdfast.Recovery, which extends services. */
public final class RecoveryExtension {

    static final String SERVICE =
            "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ApiManagement/service/{service}";

    static final String PROVIDER = SERVICE + "/providers/Holdfast.Recovery";

    /** What whoever may back a service up may do. */
    private static final String BACKUP = "Microsoft.ApiManagement/service/backup/action";

    /** What whoever may restore it may do. */
    private static final String RESTORE = "Microsoft.ApiManagement/service/restore/action";

    private final OperationEndpoints operations;
    private final RestoreEndpoints restores;
    private final CatalogueEndpoints catalogue;

    public RecoveryExtension(ManagementSettings settings, ManagementParts parts) {
        this.operations = new OperationEndpoints(parts.store(), parts.recovery(), settings.retryAfterSeconds());
        this.restores = new RestoreEndpoints(parts.store(), parts.recovery(), operations);
        this.catalogue = new CatalogueEndpoints(parts.recovery(), operations);
    }

    /** Before the routes of the services, which take every path below a service. */
    public void mount(Routes routes) {
        routes.at("/providers/Holdfast.Recovery/openapi", ApiVersions.RECOVERY, Level.SERVICE)
                .signedIn()
                .on("GET", OpenApiDocument::get);
        at(routes, "/operationResults/{operation}", BACKUP).on("GET", operations::result);
        at(routes, "/operations", BACKUP).on("GET", operations::list);
        at(routes, "/previewRestore", RESTORE).on("POST", restores::preview);
        at(routes, "/undoRestore", RESTORE).on("POST", restores::undo);
        at(routes, "/backups", BACKUP).on("GET", catalogue::known);
        at(routes, "/verifyBackup", BACKUP).on("POST", catalogue::verify);
        at(routes, "/proveBackup", BACKUP).on("POST", catalogue::prove);
    }

    private static Route at(Routes routes, String path, String action) {
        return routes.at(PROVIDER + path, ApiVersions.RECOVERY, Level.SERVICE).needs(action);
    }
}
