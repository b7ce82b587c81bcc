package io.holdfast.recoveryapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.arm.Answers;
import io.holdfast.arm.ArmException;
import io.holdfast.arm.ArmResponse;
import io.holdfast.arm.Call;
import io.holdfast.arm.Json;
import io.holdfast.arm.Urls;
import io.holdfast.recovery.BackupCatalogue;
import io.holdfast.recovery.Initiator;
import io.holdfast.recovery.Progress;
import io.holdfast.recovery.Recovery;
import io.holdfast.recovery.RecoveryRefusedException;
import io.holdfast.recoveryapi.rights.RecoveryRights;
import io.holdfast.store.LongRunningOperation;
import io.holdfast.store.LongRunningOperation.State;
import io.holdfast.store.Store;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** What became of long-running operations, those of backups and restores among them, with all that they found out. */
final class OperationEndpoints {

    private final Store store;
    private final Recovery recovery;
    private final RecoveryRights rights;
    private final String retryAfter;

    OperationEndpoints(RecoveryParts parts, int retryAfterSeconds) {
        this.store = parts.store();
        this.recovery = parts.recovery();
        this.rights = parts.rights();
        this.retryAfter = Integer.toString(retryAfterSeconds);
    }

    /** Begins one and says where to ask for it. */
    ArmResponse started(Call call, Supplier<LongRunningOperation> start) {
        call.activity().starts();
        LongRunningOperation operation = Initiator.asks(call.principal().name(), () -> refusing(start));
        call.activity().began(operation.id());
        return accepted(call, operation);
    }

    /** A refusal of the recovery is a 400, and a 404 when it is about a blob that is not there. */
    static <T> T refusing(Supplier<T> work) {
        try {
            return work.get();
        } catch (RecoveryRefusedException e) {
            int status = e.code().equals(BackupCatalogue.NOT_FOUND) ? 404 : 400;
            throw new ArmException(status, e.code(), String.valueOf(e.getMessage()));
        }
    }

    ArmResponse result(Call call) {
        LongRunningOperation operation = operation(call);
        rights.demandSight(call, operation);
        return switch (state(operation)) {
            case RUNNING -> accepted(call, operation);
            case SUCCEEDED -> Answers.ok(PlanEndpoint.linked(found(operation), resultUrl(call, operation)));
            case FAILED, CANCELLED ->
                throw new ArmException(
                        400, String.valueOf(operation.errorCode()), String.valueOf(operation.errorMessage()));
        };
    }

    /** @throws ArmException 404 if the service has no such operation */
    LongRunningOperation operation(Call call) {
        String id = call.name("operation");
        return store.operations()
                .find(id)
                .filter(found -> found.service().equals(call.service().id()))
                .orElseThrow(() -> new ArmException(
                        404,
                        "ResourceNotFound",
                        "The operation '" + id + "' was not found. Results are kept for seven days after its end."));
    }

    /** What a succeeded operation found out. */
    static ObjectNode found(LongRunningOperation operation) {
        return Json.stored(String.valueOf(operation.result()).getBytes(UTF_8));
    }

    /** A restore is over only when the gateway serves what was restored. */
    State state(LongRunningOperation operation) {
        boolean ending = operation.state() == State.SUCCEEDED
                && recovery.progress(operation.id()).isPresent();
        return ending ? State.RUNNING : operation.state();
    }

    private ArmResponse accepted(Call call, LongRunningOperation operation) {
        ObjectNode body = Json.object().put("id", operation.id()).put("status", "InProgress");
        Progress progress = recovery.progress(operation);
        body.putObject("progress").put("records", progress.records()).put("total", progress.total());
        String url = resultUrl(call, operation) + "?api-version=" + call.apiVersion();
        return new ArmResponse(
                202, Map.of("Location", url, "Retry-After", retryAfter, Answers.RUN, operation.id()), Json.bytes(body));
    }

    /** Without api-version. */
    static String resultUrl(Call call, LongRunningOperation operation) {
        return call.head().baseUrl() + Urls.encoded(call.service().id())
                + "/providers/Holdfast.Recovery/operationResults/" + operation.id();
    }
}
