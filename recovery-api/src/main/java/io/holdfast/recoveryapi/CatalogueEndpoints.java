package io.holdfast.recoveryapi;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.model.ServiceId;
import io.holdfast.model.json.Json;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.Recovery;
import io.holdfast.store.LongRunningOperation;

/** The backups this deployment knows of, and what is checked of one. */
final class CatalogueEndpoints {

    private final Recovery recovery;
    private final OperationEndpoints operations;

    CatalogueEndpoints(Recovery recovery, OperationEndpoints operations) {
        this.recovery = recovery;
        this.operations = operations;
    }

    /** What the deployment knows by itself; storage is not asked. */
    ArmResponse known(RoutedRequest call) {
        return Answers.list(recovery.knownBackups(call.service().id()).stream()
                .map(BackupJson::known)
                .toList());
    }

    ArmResponse verify(RoutedRequest call) {
        return start(call, recovery::verify);
    }

    ArmResponse prove(RoutedRequest call) {
        return start(call, recovery::prove);
    }

    private interface Start {
        LongRunningOperation of(ServiceId service, BackupLocation location);
    }

    private ArmResponse start(RoutedRequest call, Start start) {
        BackupLocation location = BackupBody.read(
                call.json(), call.apiVersion(), Json.stored(call.service().document()));
        return operations.begun(call, () -> start.of(call.service().id(), location));
    }
}
