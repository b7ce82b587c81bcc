package io.holdfast.recoveryapi;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.RoutedRequest;
import io.holdfast.model.json.Json;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.PreviewOptions;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.RestoreOptions;
import io.holdfast.recovery.Undone;
import io.holdfast.recoveryapi.rights.RecoveryRights;
import io.holdfast.store.NothingReplacedException;
import io.holdfast.store.Service;
import tools.jackson.databind.node.ObjectNode;

/** Before and after a restore: its preview, and its undoing. */
final class RestoreEndpoints {

    private final Recovery recovery;
    private final RecoveryRights rights;
    private final OperationEndpoints operations;

    RestoreEndpoints(RecoveryParts parts, OperationEndpoints operations) {
        this.recovery = parts.recovery();
        this.rights = parts.rights();
        this.operations = operations;
    }

    ArmResponse preview(RoutedRequest call) {
        ObjectNode sent = call.json();
        Service service = call.service();
        BackupLocation location = BackupBody.read(sent, call.apiVersion(), Json.stored(service.document()));
        RestoreOptions options = RecoveryChoices.previewed(sent);
        PreviewOptions shown = RecoveryChoices.shown(sent);
        rights.demand(call, options.mapping());
        return operations.begun(call, () -> recovery.preview(service.id(), location, options, shown, rights.of(call)));
    }

    /** Answers what is live again, and until when the undo can itself be undone. */
    ArmResponse undo(RoutedRequest call) {
        try {
            Undone undone =
                    RecoveryRefusals.refusing(() -> recovery.undo(call.service().id(), rights.of(call)));
            ObjectNode answer = Json.object()
                    .put("status", "Succeeded")
                    .put("sequence", undone.live().sequence());
            undone.until().ifPresent(until -> answer.put("undoUntil", until.toString()));
            return Answers.ok(answer);
        } catch (NothingReplacedException e) {
            throw RecoveryRefusals.nothingToUndo(e);
        }
    }
}
