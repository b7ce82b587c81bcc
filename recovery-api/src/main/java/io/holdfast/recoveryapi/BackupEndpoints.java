package io.holdfast.recoveryapi;

import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.model.json.Json;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.BackupOptions;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.RestoreOptions;
import io.holdfast.recoveryapi.rights.RecoveryRights;
import tools.jackson.databind.node.ObjectNode;

/** Backup and restore as Azure has them, with the choices of the extension. */
final class BackupEndpoints {

    private final Recovery recovery;
    private final RecoveryRights rights;
    private final OperationEndpoints operations;

    BackupEndpoints(RecoveryParts parts, OperationEndpoints operations) {
        this.recovery = parts.recovery();
        this.rights = parts.rights();
        this.operations = operations;
    }

    ArmResponse backup(RoutedRequest call) {
        ObjectNode sent = call.json();
        BackupOptions options = RecoveryChoices.backup(sent);
        rights.demand(call, options);
        BackupLocation location = location(call, sent);
        return operations.begunAsAzure(
                call, () -> recovery.backup(call.service().id(), location, options));
    }

    ArmResponse restore(RoutedRequest call) {
        ObjectNode sent = call.json();
        RestoreOptions options = RecoveryChoices.restore(sent);
        rights.demand(call, options.mapping());
        BackupLocation location = location(call, sent);
        return operations.begunAsAzure(
                call, () -> recovery.restore(call.service().id(), location, options, rights.of(call)));
    }

    private static BackupLocation location(RoutedRequest call, ObjectNode sent) {
        return BackupBody.read(
                sent, call.apiVersion(), Json.stored(call.service().document()));
    }
}
