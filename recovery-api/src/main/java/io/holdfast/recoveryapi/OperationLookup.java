package io.holdfast.recoveryapi;

import io.holdfast.arm.RoutedRequest;
import io.holdfast.arm.resource.Locations;
import io.holdfast.identity.Authorizer;
import io.holdfast.model.Names;
import io.holdfast.model.ServiceId;
import io.holdfast.model.json.Json;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.RecoveryRun;
import io.holdfast.store.LongRunningOperation.Kind;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import java.util.Optional;

/** Finds the run that a URL names. Each of these throws 404 when there is none, or none that the caller may know of. */
record OperationLookup(Store store, Recovery recovery, Authorizer authorizer) {

    private static final String READ = ServiceId.TYPE + "/operationresults/read";

    /** A run and its service. */
    record Located(RecoveryRun run, Service service) {}

    /** Any run of the service, by its plain id, as the extension has it. */
    RecoveryRun plain(RoutedRequest call) {
        return recovery.run(call.name("operation"))
                .filter(found -> found.service().equals(call.service().id()))
                .orElseThrow(() -> RecoveryRefusals.noOperation(call.name("operation")));
    }

    /** A backup or restore of the service, by Azure's id of it. */
    RecoveryRun azures(RoutedRequest call) {
        return find(call)
                .filter(found -> found.service().equals(call.service().id()))
                .orElseThrow(() -> RecoveryRefusals.noOperation(call.name("operation")));
    }

    /** Likewise, as clients of 2024-05-01 and later look for it: below the location of its service, which no route has authorized. */
    Located located(RoutedRequest call) {
        RecoveryRun run = find(call)
                .filter(found -> Names.same(found.service().subscriptionId(), call.name("subscription")))
                .filter(found -> authorizer.allows(
                        call.principal(), READ, found.service().toString()))
                .orElseThrow(() -> RecoveryRefusals.noOperation(call.name("operation")));
        Service service = store.service(run.service())
                .filter(found -> Locations.name(location(found)).equals(Locations.name(call.name("location"))))
                .orElseThrow(() -> RecoveryRefusals.noOperation(call.name("operation")));
        return new Located(run, service);
    }

    static String location(Service service) {
        return Json.stored(service.document()).path("location").asString("");
    }

    /** Other runs are no operations of Azure, and are not told of there. */
    private Optional<RecoveryRun> find(RoutedRequest call) {
        return OperationId.parse(call.name("operation"))
                .flatMap(recovery::run)
                .filter(found -> found.kind() == Kind.BACKUP || found.kind() == Kind.RESTORE);
    }
}
