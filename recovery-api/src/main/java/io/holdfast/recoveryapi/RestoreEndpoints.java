package io.holdfast.recoveryapi;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmException;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Call;
import io.holdfast.arm.Json;
import io.holdfast.recovery.BackupLocation;
import io.holdfast.recovery.PreviewOptions;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.RecoveryRefusedException;
import io.holdfast.recovery.RestoreOptions;
import io.holdfast.recoveryapi.rights.RecoveryRights;
import io.holdfast.store.NothingReplacedException;
import io.holdfast.store.Replaced;
import io.holdfast.store.Service;
import io.holdfast.store.Store;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** Before and after a restore: its preview, and its undoing. */
final class RestoreEndpoints {

    private final Store store;
    private final Recovery recovery;
    private final RecoveryRights rights;
    private final OperationEndpoints operations;

    RestoreEndpoints(RecoveryParts parts, OperationEndpoints operations) {
        this.store = parts.store();
        this.recovery = parts.recovery();
        this.rights = parts.rights();
        this.operations = operations;
    }

    ArmResponse preview(Call call) {
        ObjectNode sent = call.json();
        Service service = call.service();
        BackupLocation location = BackupBody.read(sent, call.apiVersion(), Json.stored(service.document()));
        RestoreOptions options = RecoveryChoices.previewed(sent);
        PreviewOptions shown = RecoveryChoices.shown(sent);
        rights.demand(call, options.mapping());
        return operations.started(
                call, () -> recovery.preview(service.id(), location, options, shown, rights.of(call)));
    }

    /** Answers what is live again, and until when the undo can itself be undone. */
    ArmResponse undo(Call call) {
        try {
            Service now = recovery.undo(call.service().id(), rights.of(call));
            ObjectNode answer = Json.object().put("status", "Succeeded").put("sequence", now.sequence());
            store.replaced(now.id())
                    .map(Replaced::until)
                    .ifPresent(until ->
                            answer.put("undoUntil", Instant.ofEpochMilli(until).toString()));
            return Answers.ok(answer);
        } catch (RecoveryRefusedException e) {
            throw new ArmException(403, e.code(), String.valueOf(e.getMessage()));
        } catch (NothingReplacedException e) {
            throw new ArmException(409, "NothingToUndo", String.valueOf(e.getMessage()));
        }
    }
}
